using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Takes a proposed date back, with its votes: the one who proposed it, or a game master. An unknown proposal changes nothing.</summary>
/// <param name="Proposal">The proposal.</param>
/// <remarks>Refused: <c>session.not-planned</c>, <c>proposal.not-yours</c>.</remarks>
[Alias("withdraw-proposal"), Requires(Permission.Play)]
public sealed record WithdrawProposal(ProposalId Proposal) : SessionCommand;
