using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Attaches to a chapter what it may do to regions and characters. Only game masters see it.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Id">Chosen by the sender.</param>
/// <param name="Consequence">What would happen. Its limits stand on its case.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>consequence.exists</c>, <c>consequence.invalid</c>, <c>consequence.too-many</c> (50 a chapter and 2,000 a campaign), <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("propose-consequence"), Requires(Permission.WriteStory)]
public sealed record ProposeConsequence(
    ChapterId Chapter,
    ConsequenceId Id,
    Consequence Consequence) : CampaignCommand;
