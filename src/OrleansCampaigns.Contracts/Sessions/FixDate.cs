using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Makes a proposed date the session's date. Another one may be fixed later, until the session opens.</summary>
/// <param name="Proposal">The proposal.</param>
/// <remarks>Refused: <c>session.not-planned</c>, <c>proposal.unknown</c>.</remarks>
[Alias("fix-date"), Requires(Permission.RunGame)]
public sealed record FixDate(ProposalId Proposal) : SessionCommand;
