using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Lets consequences of a chapter happen: each becomes a command to its region or character. Those that were accepted before do not happen again.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Accepted">Which of the chapter's; at most 50.</param>
/// <remarks>Refused: <c>campaign.no-such-chapter</c>, <c>chapter.archived</c>, <c>consequence.unknown</c>, <c>consequence.too-many</c>, <c>consequence.no-target</c>.</remarks>
[Alias("accept-consequences"), Requires(Permission.WriteStory)]
public sealed record AcceptConsequences(
    ChapterId Chapter,
    ImmutableArray<ConsequenceId> Accepted) : CampaignCommand;
