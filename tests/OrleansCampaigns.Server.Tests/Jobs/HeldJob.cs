using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Server.Tests.Jobs;

[assembly: HostingStartup(typeof(HeldJobStartup))]

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>Goes one step on each time a test lets it. In servers that load this assembly.</summary>
internal sealed class HeldJob : IJob, IDisposable
{
    public const int Steps = 3;

    private readonly SemaphoreSlim _may = new(0);

    public string Name => "held-tests";

    public Role Needs => Role.Player;

    public void Step() => _may.Release();

    public Refusal? Check(JsonElement argument) => null;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        for (var step = 1; step <= Steps; step++)
        {
            await _may.WaitAsync(cancellationToken);
            run.Report((double)step / (Steps + 1), $"step {step}");
        }

        await _may.WaitAsync(cancellationToken);
        return JobOutcome.Done(new { Steps });
    }

    public void Dispose() => _may.Dispose();
}

/// <summary>Brings the job into a server that is told to load this assembly.</summary>
internal sealed class HeldJobStartup : IHostingStartup
{
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services
        .AddSingleton<HeldJob>()
        .AddSingleton<IJob>(provider => provider.GetRequiredService<HeldJob>()));
}
