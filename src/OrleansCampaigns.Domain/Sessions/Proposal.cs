using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A proposed date. At most <see cref="SessionPlanning.VotesMax"/> votes.</summary>
public sealed record Proposal(DateTimeOffset StartsAt, UserId By, ImmutableSortedDictionary<UserId, Vote> Votes);
