using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>About a member's own links to the calendar of a campaign's sessions (iCalendar, RFC 5545). A link works without sign-in as long as its member is one.</summary>
[Alias("calendar-request")]
public abstract record CalendarRequest : OwnRequest;

/// <summary>Makes a link.</summary>
/// <param name="Campaign">Whose sessions.</param>
/// <param name="Name">What the member calls it, 1 to 60 characters: the program or person that gets it.</param>
/// <remarks>Refused: <c>campaign.unknown</c>, <c>calendar.name</c>, <c>calendar.too-many-links</c>. Answered with <see cref="CalendarLinkMade"/>.</remarks>
[Alias("create-calendar-link")]
public sealed record CreateCalendarLink(CampaignId Campaign, string Name) : CalendarRequest;

/// <summary>The member's links to a campaign; what opens them is not told again.</summary>
/// <remarks>Answered with <see cref="CalendarLinks"/>.</remarks>
[Alias("list-calendar-links")]
public sealed record ListCalendarLinks(CampaignId Campaign) : CalendarRequest;

/// <summary>Ends a link at once.</summary>
/// <remarks>Refused: <c>calendar.no-such-link</c>. Answered with <see cref="CalendarLinks"/>, without any.</remarks>
[Alias("revoke-calendar-link")]
public sealed record RevokeCalendarLink(CalendarLinkId Link) : CalendarRequest;
