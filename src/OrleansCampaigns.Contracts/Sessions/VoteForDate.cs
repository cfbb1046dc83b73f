using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Says whether the sender can come on a proposed date. The newest vote of a member counts.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Vote">Yes, no, or if need be.</param>
/// <remarks>Refused: <c>session.not-planned</c>, <c>proposal.unknown</c>, <c>proposal.vote</c>, <c>proposal.too-many-votes</c> (200 a proposal).</remarks>
[GenerateSerializer, Immutable, Alias("vote-for-date"), Requires(Permission.Play)]
public sealed record VoteForDate(
    [property: Id(0)] ProposalId Proposal,
    [property: Id(1)] Vote Vote) : SessionCommand;
