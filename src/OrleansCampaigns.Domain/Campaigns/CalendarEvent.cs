using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to the calendar of the world.</summary>
public abstract record CalendarEvent : CampaignEvent;

[EventType("calendar-defined", 1)]
public sealed record CalendarDefined(ImmutableArray<CalendarMonth> Months, ImmutableArray<string> Weekdays, WorldDate Today, int Weekday) : CalendarEvent;

/// <param name="Days">How many passed.</param>
/// <param name="Today">The day that it is then.</param>
[EventType("calendar-advanced", 1)]
public sealed record CalendarAdvanced(int Days, WorldDate Today) : CalendarEvent;

[EventType("date-set", 1)]
public sealed record DateSet(WorldDate Today) : CalendarEvent;
