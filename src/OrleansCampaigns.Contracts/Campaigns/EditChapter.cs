using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Replaces a chapter's text; a published one shows it at once.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Text">The whole text: at most 40,000 characters, and at most 60,000 bytes as JSON; may be empty.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>, <c>text.*</c>.</remarks>
[Alias("edit-chapter"), Requires(Permission.WriteStory)]
public sealed record EditChapter(
    ChapterId Chapter,
    string Text) : CampaignCommand;
