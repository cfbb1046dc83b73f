using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>A new link, told this once.</summary>
/// <param name="Link">Names it.</param>
/// <param name="Path">Where the calendar is, on any server; whoever holds it may read.</param>
[Alias("calendar-link-made")]
public sealed record CalendarLinkMade(CalendarLinkId Link, string Path) : Answer;
