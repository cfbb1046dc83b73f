using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces the settings that everybody sees.</summary>
/// <param name="Settings">All of them.</param>
/// <remarks>Refused: <c>settings.language</c>, <c>text.*</c>.</remarks>
[Alias("change-settings"), Requires(Permission.ManageCampaign)]
public sealed record ChangeSettings(CampaignSettings Settings) : CampaignCommand;
