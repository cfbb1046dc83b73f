using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces the description that everybody sees, spectators too.</summary>
/// <param name="Description">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>text.*</c>.</remarks>
[Alias("describe-campaign"), Requires(Permission.ManageCampaign)]
public sealed record DescribeCampaign(string Description) : CampaignCommand;
