using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Adds a chapter at the end of the table of contents. Only game masters see it until it is published.</summary>
/// <param name="Chapter">Chosen by the sender.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Text">At most 40,000 characters; may be empty.</param>
/// <param name="Origin">What it was generated from; null: it was written by hand.</param>
/// <remarks>Refused: <c>chapter.exists</c>, <c>chapter.origin</c>, <c>chapter.too-many</c> (1,000 a campaign), <c>text.*</c>.</remarks>
[Alias("draft-chapter"), Requires(Permission.WriteStory)]
public sealed record DraftChapter(
    ChapterId Chapter,
    string Title,
    string Text,
    ChapterOrigin? Origin = null) : CampaignCommand;
