using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Creates the campaign that the envelope names; the sender becomes its owner.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="OwnerName">What the table calls the owner, 1 to 60 characters.</param>
/// <remarks>Refused: <c>campaign.exists</c>, <c>member.reserved</c>, <c>text.*</c>.</remarks>
[Alias("create-campaign"), Requires(Permission.SignedIn)]
public sealed record CreateCampaign(string Name, string OwnerName) : CampaignCommand;
