namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// How a job recovers: again after <paramref name="PauseFirst"/>, doubled each time up to <paramref name="PauseMax"/>, with jitter. A try does not count while the database
/// is away or a call met a dead silo. The death of the silo that runs a job is a failed try; each checkpoint that is further than all before makes the count begin anew.
/// </summary>
/// <param name="TriesMax">After so many failed tries, 1 to <see cref="TriesMost"/>, the job has failed: <c>job.failed</c>, or <c>job.abandoned</c> when its silos died.</param>
/// <param name="PauseFirst">Before the second try; more than zero.</param>
/// <param name="PauseMax">Between two tries; at most an hour.</param>
/// <param name="KeptFor">A finished job is forgotten after this, with its result and its file; more than zero, at most <see cref="KeptMost"/>.</param>
public sealed record JobPolicy(int TriesMax, TimeSpan PauseFirst, TimeSpan PauseMax, TimeSpan KeptFor)
{
    public const int TriesMost = 100;

    public static readonly TimeSpan KeptMost = TimeSpan.FromDays(30);

    /// <summary>Five tries in about ten seconds; kept for a day.</summary>
    public static JobPolicy Usual { get; } = new(TriesMax: 5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromDays(1));

    internal bool IsPossible =>
        TriesMax is >= 1 and <= TriesMost && PauseFirst > TimeSpan.Zero && PauseFirst <= PauseMax && PauseMax <= TimeSpan.FromHours(1) && KeptFor > TimeSpan.Zero && KeptFor <= KeptMost;
}
