using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>To whom a secret was revealed.</summary>
/// <param name="Table">To all players.</param>
/// <param name="Members">To these alone, ordered by id.</param>
[GenerateSerializer, Immutable, Alias("secret-reach")]
public sealed record SecretReach([property: Id(0)] bool Table, [property: Id(1)] ImmutableArray<UserId> Members);
