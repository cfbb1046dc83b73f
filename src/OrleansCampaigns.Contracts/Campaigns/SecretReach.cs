using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>To whom a secret was revealed.</summary>
/// <param name="Table">To all players.</param>
/// <param name="Members">To these alone, ordered by id.</param>
[Alias("secret-reach")]
public sealed record SecretReach(bool Table, ImmutableArray<UserId> Members);
