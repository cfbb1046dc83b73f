using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Registers long work.</summary>
public static class JobSetup
{
    /// <summary>The one registration that a kind of job takes.</summary>
    public static ISiloBuilder AddJob<TJob>(this ISiloBuilder silo)
        where TJob : class, IJob
    {
        silo.Services.AddSingleton<IJob, TJob>();
        return silo;
    }

    /// <summary>What runs jobs, and the kinds of jobs of the product. Needs an <see cref="Journal.IJobStore"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="folder">Where they put their files; the silos of a cluster share it.</param>
    /// <param name="fileBytesMax">Of one file.</param>
    public static ISiloBuilder AddJobs(this ISiloBuilder silo, string folder, long fileBytesMax)
    {
        silo.Services.TryAddSingleton(JobLimits.Usual);
        silo.Services.AddSingleton(services => new JobFiles(folder, fileBytesMax, services.GetRequiredService<ILogger<JobFiles>>()));
        silo.Services.AddSingleton<JobKinds>();
        silo.Services.AddSingleton<JobsHere>();
        silo.Services.AddSingleton<JobNews>();
        silo.Services.AddSingleton<JobMetrics>();
        silo.Services.AddSingleton<JobShell>();
        silo.Services.AddSingleton(services => new JobDesk(services.GetRequiredService<JobShell>()));
        silo.Services.AddHostedService<JobKeeper>();
        return silo.AddJob<ExportJob>();
    }
}
