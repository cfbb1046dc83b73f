namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Leaves an outside service alone that fails again and again: one breaker for a handler on each silo. While it is open nothing is tried, and the handler's events wait;
/// the handler's lag shows it. Then one try at a time decides whether it closes. Tries that failed while it was not closed do not count, the one that opened it included, so
/// that no event becomes a dead letter for the service's fault.
/// </summary>
/// <param name="FailedShare">Opens when this share of the tries failed, more than 0 up to 1.</param>
/// <param name="TriesMin">And there were at least so many, 2 or more, within <paramref name="Within"/>: more than a single event that is at fault itself is tried in that time.</param>
/// <param name="Within">At least half a second.</param>
/// <param name="OpenFor">At least half a second.</param>
/// <param name="Patience">So long, at most <see cref="PatienceMost"/>, an event's failed tries are put down to the service. After it they count, open or not: the event may be what the service fails at.</param>
public sealed record BreakerPolicy(double FailedShare, int TriesMin, TimeSpan Within, TimeSpan OpenFor, TimeSpan Patience)
{
    public static readonly TimeSpan PatienceMost = TimeSpan.FromDays(30);

    private static readonly TimeSpan TimeLeast = TimeSpan.FromSeconds(0.5);

    internal bool IsPossible =>
        FailedShare is > 0 and <= 1 && TriesMin >= 2 && Within >= TimeLeast && OpenFor >= TimeLeast && Within <= HandlingPolicy.TimeMost && OpenFor <= HandlingPolicy.TimeMost
        && Patience >= TimeSpan.Zero && Patience <= PatienceMost;
}
