using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Gives the campaign another name.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: <c>text.*</c>.</remarks>
[Alias("rename-campaign"), Requires(Permission.ManageCampaign)]
public sealed record RenameCampaign(string Name) : CampaignCommand;
