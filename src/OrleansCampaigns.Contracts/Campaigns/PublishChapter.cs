using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Shows a drafted or retracted chapter to the whole table and to spectators. Publishing a published chapter changes nothing.</summary>
/// <param name="Chapter">The chapter.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>.</remarks>
[Alias("publish-chapter"), Requires(Permission.WriteStory)]
public sealed record PublishChapter(ChapterId Chapter) : CampaignCommand;
