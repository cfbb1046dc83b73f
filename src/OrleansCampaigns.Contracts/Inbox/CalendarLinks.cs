using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>A member's calendar links, oldest first.</summary>
[Alias("calendar-links")]
public sealed record CalendarLinks(ImmutableArray<CalendarLinkView> Links) : Answer;

/// <summary>One of them.</summary>
[Alias("calendar-link-view")]
public sealed record CalendarLinkView(CalendarLinkId Link, string Name, DateTimeOffset CreatedAt);
