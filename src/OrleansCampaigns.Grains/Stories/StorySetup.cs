using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Grains.Jobs;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Registers what writes chapters.</summary>
public static class StorySetup
{
    /// <summary>Needs <see cref="JobSetup.AddJobs"/> and what campaigns need.</summary>
    public static ISiloBuilder AddStories(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<StoryWorlds>();
        silo.Services.AddSingleton<ChapterCache>();
        silo.Services.AddSingleton<ChapterDesk>();
        silo.Services.AddSingleton<DraftFiles>();
        // Jobs are what the desk is made of, and these two ask it.
        silo.Services.AddSingleton(services => new Lazy<DraftFiles>(services.GetRequiredService<DraftFiles>));
        silo.Services.AddSingleton(services => new Lazy<JobDesk>(services.GetRequiredService<JobDesk>));
        return silo.AddEventHandler<WorldMoveHandler>().AddJob<WriteChapterJob>().AddJob<AdoptChapterJob>();
    }
}
