using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>The viewer's audience changed, or this server cannot serve the campaign as it is: forget the view and its cursor, and follow again.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Reason">Stable code: <c>role-changed</c>, <c>not-a-member</c> or <c>unavailable</c>.</param>
public sealed record ViewReset(CampaignId Campaign, string Reason);
