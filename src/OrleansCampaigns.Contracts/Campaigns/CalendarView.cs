using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The calendar of the world and where it stands, the same for all audiences.</summary>
/// <param name="Months">In order.</param>
/// <param name="Weekdays">In order.</param>
/// <param name="Today">The current date.</param>
/// <param name="Weekday">Zero-based: which of <paramref name="Weekdays"/> the current date is.</param>
[Alias("calendar-view")]
public sealed record CalendarView(
    ImmutableArray<CalendarMonth> Months,
    ImmutableArray<string> Weekdays,
    WorldDate Today,
    int Weekday);
