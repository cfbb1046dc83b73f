using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Takes a published chapter back: from then on only game masters see it.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Reason">For the game masters, 1 to 4,000 characters.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.not-published</c>, <c>text.*</c>.</remarks>
[Alias("retract-chapter"), Requires(Permission.WriteStory)]
public sealed record RetractChapter(
    ChapterId Chapter,
    string Reason) : CampaignCommand;
