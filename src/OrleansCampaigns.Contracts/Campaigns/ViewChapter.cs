using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One chapter with its text.</summary>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, also when the asker may not see it. Answered with <see cref="ChapterAnswer"/>.</remarks>
[Alias("view-chapter")]
public sealed record ViewChapter(ChapterId Chapter) : Query;
