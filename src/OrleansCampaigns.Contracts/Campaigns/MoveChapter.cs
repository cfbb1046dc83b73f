using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Moves a chapter within the table of contents; the others keep their order.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Place">Zero-based, among all chapters of the campaign, as game masters see them.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.place</c>.</remarks>
[Alias("move-chapter"), Requires(Permission.WriteStory)]
public sealed record MoveChapter(
    ChapterId Chapter,
    int Place) : CampaignCommand;
