using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Puts a chapter away, published or not: only game masters see it, and nobody changes it.</summary>
/// <param name="Chapter">The chapter.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>.</remarks>
[Alias("archive-chapter"), Requires(Permission.WriteStory)]
public sealed record ArchiveChapter(ChapterId Chapter) : CampaignCommand;
