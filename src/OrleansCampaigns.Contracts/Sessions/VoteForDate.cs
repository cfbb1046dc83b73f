using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Says whether the sender can come on a proposed date. The newest vote of a member counts.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Vote">Yes, no, or if need be.</param>
/// <remarks>Refused: <c>session.not-planned</c>, <c>proposal.unknown</c>, <c>proposal.vote</c>, <c>proposal.too-many-votes</c> (200 a proposal).</remarks>
[Alias("vote-for-date"), Requires(Permission.Play)]
public sealed record VoteForDate(
    ProposalId Proposal,
    Vote Vote) : SessionCommand;
