using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Proposes when a planned session might be played. Everybody at the table sees it; spectators do not.</summary>
/// <param name="Proposal">Chosen by the sender.</param>
/// <param name="StartsAt">Later than now, at most two years ahead. Kept in UTC.</param>
/// <remarks>Refused: <c>session.not-planned</c>, <c>proposal.exists</c>, <c>proposal.too-many</c> (20 a session), <c>proposal.date</c>, <c>id.empty</c>.</remarks>
[Alias("propose-date"), Requires(Permission.Play)]
public sealed record ProposeDate(
    ProposalId Proposal,
    DateTimeOffset StartsAt) : SessionCommand;
