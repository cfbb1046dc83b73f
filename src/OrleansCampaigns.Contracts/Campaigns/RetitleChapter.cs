using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Gives a chapter another title; a published one shows it at once.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>, <c>text.*</c>.</remarks>
[Alias("retitle-chapter"), Requires(Permission.WriteStory)]
public sealed record RetitleChapter(
    ChapterId Chapter,
    string Title) : CampaignCommand;
