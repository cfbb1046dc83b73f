using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces what the table agreed on before play. Only game masters see it.</summary>
/// <param name="Safety">Both lists.</param>
/// <remarks>Refused: <c>safety.too-many</c>, <c>text.*</c>.</remarks>
[Alias("draw-lines-and-veils"), Requires(Permission.WriteStory)]
public sealed record DrawLinesAndVeils(TableSafety Safety) : CampaignCommand;
