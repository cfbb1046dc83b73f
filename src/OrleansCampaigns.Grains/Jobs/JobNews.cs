using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>Tells whoever listens on this silo how its jobs get on. A hint: the stored state is the truth.</summary>
public sealed class JobNews
{
    /// <summary>Called from any thread; must neither block nor throw.</summary>
    public event Action<JobRow>? Changed;

    internal void Tell(JobRow job) => Changed?.Invoke(job);
}
