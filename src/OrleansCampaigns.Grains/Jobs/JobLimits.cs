namespace OrleansCampaigns.Grains.Jobs;

/// <summary>How much long work there may be, and how often it is looked after.</summary>
/// <param name="RunningOnSiloMax">Jobs that one silo runs at once; others wait, or another silo takes them.</param>
/// <param name="RunningOfCampaignMax">Jobs of one campaign that run at once, over all silos; others wait in the order in which they were started.</param>
/// <param name="WaitingOfCampaignMax">Jobs of one campaign that wait; the next is refused as <c>job.queue-full</c>.</param>
/// <param name="KeptOfCampaignMax">Jobs of one campaign with those that are over and not forgotten yet, and so their files; the next is refused as <c>job.queue-full</c>.</param>
/// <param name="WaitingMax">Jobs of all campaigns that wait; the next is refused as <c>job.queue-full</c>.</param>
/// <param name="Look">Between two looks for jobs that may be run. What is started here is looked at without waiting for this.</param>
/// <param name="Lease">A silo that gave no sign of life for its job for so long is taken for dead.</param>
/// <param name="Beat">Between two signs of life; each also tells the silo whether somebody cancelled the job.</param>
/// <param name="Sweep">Between two looks for what may be forgotten.</param>
public sealed record JobLimits(
    int RunningOnSiloMax, int RunningOfCampaignMax, int WaitingOfCampaignMax, int KeptOfCampaignMax, int WaitingMax, TimeSpan Look, TimeSpan Lease, TimeSpan Beat, TimeSpan Sweep)
{
    /// <summary>A larger argument is refused as <c>job.argument-too-large</c>.</summary>
    public const int ArgumentBytesMax = 16 * 1024;

    /// <summary>A larger result is a bug of its kind of job, and a failed try.</summary>
    public const int ResultBytesMax = 16 * 1024;

    /// <summary>A larger checkpoint is a bug of its kind of job, and a failed try.</summary>
    public const int CheckpointBytesMax = 64 * 1024;

    /// <summary>Characters of a stage; what is longer is cut.</summary>
    public const int StageLengthMax = 40;

    /// <summary>What somebody is told to wait whose job found the queue full.</summary>
    public static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(10);

    public static JobLimits Usual { get; } = new(
        RunningOnSiloMax: 2, RunningOfCampaignMax: 1, WaitingOfCampaignMax: 10, KeptOfCampaignMax: 100, WaitingMax: 1_000,
        Look: TimeSpan.FromSeconds(1), Lease: TimeSpan.FromSeconds(15), Beat: TimeSpan.FromSeconds(2), Sweep: TimeSpan.FromMinutes(1));
}
