using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Makes another member the owner; the sender stays as a game master.</summary>
/// <param name="User">A member who is no service.</param>
/// <remarks>Refused: <c>campaign.not-owner</c>, <c>member.unknown</c>, <c>member.service</c>.</remarks>
[Alias("hand-over-campaign"), Requires(Permission.ManageCampaign)]
public sealed record HandOverCampaign(UserId User) : CampaignCommand;
