using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A proposed date with the votes on it.</summary>
[Alias("proposal-view")]
public sealed record ProposalView(
    ProposalId Proposal,
    DateTimeOffset StartsAt,
    UserId By,
    ImmutableSortedDictionary<UserId, Vote> Votes);
