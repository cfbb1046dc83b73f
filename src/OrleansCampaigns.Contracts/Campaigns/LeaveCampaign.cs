using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Ends the membership of the sender. What was revealed to them alone is forgotten.</summary>
/// <remarks>Refused: <c>campaign.hand-over-first</c>.</remarks>
[Alias("leave-campaign"), Requires(Permission.Membership)]
public sealed record LeaveCampaign : CampaignCommand;
