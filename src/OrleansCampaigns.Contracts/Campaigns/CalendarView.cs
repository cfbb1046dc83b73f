using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The calendar of the world and where it stands, the same for all audiences.</summary>
/// <param name="Months">In order.</param>
/// <param name="Weekdays">In order.</param>
/// <param name="Today">The current date.</param>
/// <param name="Weekday">Zero-based: which of <paramref name="Weekdays"/> the current date is.</param>
[GenerateSerializer, Immutable, Alias("calendar-view")]
public sealed record CalendarView(
    [property: Id(0)] ImmutableArray<CalendarMonth> Months,
    [property: Id(1)] ImmutableArray<string> Weekdays,
    [property: Id(2)] WorldDate Today,
    [property: Id(3)] int Weekday);
