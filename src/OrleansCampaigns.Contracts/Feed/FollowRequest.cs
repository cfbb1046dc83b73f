using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Asks for a campaign's updates from now on, or from where they broke off.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Resume">Null for a fresh view.</param>
/// <param name="Versions">True: with <see cref="Following.Versions"/> and <see cref="UpdateFrame.Versions"/>, about 25 bytes for each update. Null is false.</param>
public sealed record FollowRequest(CampaignId Campaign, ResumePoint? Resume = null, bool? Versions = null);

/// <summary>
/// A cursor: good on any server, at any later time, for the viewer and campaign that it was given to. After they left and joined again, or got another role, it leads to a
/// fresh view.
/// </summary>
/// <param name="Ticket">From <see cref="Following.Ticket"/>.</param>
/// <param name="Positions">The newest position of each of the two channels, none older than the ticket: from <see cref="UpdateFrame.Position"/>, or from <see cref="Following.Positions"/>.</param>
public sealed record ResumePoint(string Ticket, ImmutableArray<string> Positions);
