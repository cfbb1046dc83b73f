using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Brings an archived chapter back as a draft.</summary>
/// <param name="Chapter">The chapter.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.not-archived</c>.</remarks>
[Alias("restore-chapter"), Requires(Permission.WriteStory)]
public sealed record RestoreChapter(ChapterId Chapter) : CampaignCommand;
