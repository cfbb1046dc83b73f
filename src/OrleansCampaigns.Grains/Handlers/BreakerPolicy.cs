namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Leaves an outside service alone that fails again and again: one breaker for a handler on each silo. While it is open nothing is tried, and the handler's events wait
/// without counting tries, so none becomes a dead letter for it; the handler's lag shows it. Then one try decides whether it closes.
/// </summary>
/// <param name="FailedShare">Opens when this share of the tries failed, more than 0 up to 1.</param>
/// <param name="TriesMin">And there were at least so many, 2 or more, within <paramref name="Within"/>.</param>
/// <param name="Within">At least half a second.</param>
/// <param name="OpenFor">At least half a second.</param>
public sealed record BreakerPolicy(double FailedShare, int TriesMin, TimeSpan Within, TimeSpan OpenFor)
{
    private static readonly TimeSpan TimeLeast = TimeSpan.FromSeconds(0.5);

    internal bool IsPossible => FailedShare is > 0 and <= 1 && TriesMin >= 2 && Within >= TimeLeast && OpenFor >= TimeLeast && Within <= HandlingPolicy.TimeMost && OpenFor <= HandlingPolicy.TimeMost;
}
