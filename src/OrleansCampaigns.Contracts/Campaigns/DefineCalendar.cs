using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces the calendar of the world. All years are alike; a table that wants a leap day moves the date itself.</summary>
/// <param name="Months">1 to 40, in order.</param>
/// <param name="Weekdays">1 to 20 names, in order, each 1 to 60 characters.</param>
/// <param name="Today">The current date, in the new calendar.</param>
/// <param name="Weekday">Zero-based: which of the weekdays that date is. All other dates follow from it.</param>
/// <remarks>Refused: <c>calendar.months</c>, <c>calendar.weekdays</c>, <c>calendar.date</c>, <c>text.*</c>.</remarks>
[Alias("define-calendar"), Requires(Permission.WriteStory)]
public sealed record DefineCalendar(
    ImmutableArray<CalendarMonth> Months,
    ImmutableArray<string> Weekdays,
    WorldDate Today,
    int Weekday) : CampaignCommand;
