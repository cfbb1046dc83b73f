using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The campaign's own part: name, members, chapters.</summary>
/// <remarks>Answered with <see cref="CampaignAnswer"/>.</remarks>
[Alias("view-campaign")]
public sealed record ViewCampaign : Query;
