namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// How a handler recovers from failed tries: again after <paramref name="PauseFirst"/>, doubled each time up to <paramref name="PauseMax"/>, with jitter. While the database or the
/// campaign's journal cannot take commands a try does not count: that is no fault of the event's.
/// </summary>
/// <param name="TriesMax">After so many failed tries the event is a dead letter, and what comes behind it goes on.</param>
/// <param name="PauseFirst">Before the second try.</param>
/// <param name="PauseMax">Between two tries.</param>
/// <param name="TryMax">A try that takes longer is cancelled, and has failed.</param>
public sealed record HandlingPolicy(int TriesMax, TimeSpan PauseFirst, TimeSpan PauseMax, TimeSpan TryMax)
{
    /// <summary>Eight tries in about half a minute.</summary>
    public static HandlingPolicy Usual { get; } = new(TriesMax: 8, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
}
