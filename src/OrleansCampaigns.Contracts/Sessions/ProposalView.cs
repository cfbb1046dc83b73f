using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A proposed date with the votes on it.</summary>
[GenerateSerializer, Immutable, Alias("proposal-view")]
public sealed record ProposalView(
    [property: Id(0)] ProposalId Proposal,
    [property: Id(1)] DateTimeOffset StartsAt,
    [property: Id(2)] UserId By,
    [property: Id(3)] ImmutableSortedDictionary<UserId, Vote> Votes);
