namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// How a handler recovers from failed tries: again after <paramref name="PauseFirst"/>, doubled each time up to <paramref name="PauseMax"/>, with jitter. A try does not count
/// while the database cannot take commands and while the breaker is not closed, nor for the first <see cref="SilenceMax"/> when a grain or silo gives no answer: that is no fault of the event's.
/// </summary>
/// <param name="TriesMax">After so many failed tries, 1 to <see cref="TriesMost"/>, the event is a dead letter, and what comes behind it goes on.</param>
/// <param name="PauseFirst">Before the second try; more than zero.</param>
/// <param name="PauseMax">Between two tries; at most <see cref="TimeMost"/>.</param>
/// <param name="TryMax">A try that takes longer is cancelled, and has failed; at most <see cref="TimeMost"/>.</param>
/// <param name="Breaker">For a handler that calls an outside service; null: none.</param>
public sealed record HandlingPolicy(int TriesMax, TimeSpan PauseFirst, TimeSpan PauseMax, TimeSpan TryMax, BreakerPolicy? Breaker = null)
{
    public const int TriesMost = 100;

    /// <summary>So long after an event's first try, answers that a grain or a silo owes count as failed tries too: a target that never answers again must not stop the campaign.</summary>
    public TimeSpan SilenceMax { get; init; } = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan TimeMost = TimeSpan.FromHours(1);

    /// <summary>Eight tries in about half a minute.</summary>
    public static HandlingPolicy Usual { get; } = new(TriesMax: 8, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));

    internal bool IsPossible =>
        TriesMax is >= 1 and <= TriesMost && PauseFirst > TimeSpan.Zero && PauseFirst <= PauseMax && PauseMax <= TimeMost && TryMax > TimeSpan.Zero && TryMax <= TimeMost
        && Breaker is null or { IsPossible: true };
}
