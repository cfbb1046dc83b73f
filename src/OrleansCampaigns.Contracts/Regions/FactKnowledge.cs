using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Who was told a fact. Game masters only.</summary>
/// <param name="Users">Who was told it alone; at most 200.</param>
/// <param name="Table">Null: the table was not told.</param>
/// <param name="Public">Null: the spectators were not told.</param>
[GenerateSerializer, Immutable, Alias("fact-knowledge")]
public sealed record FactKnowledge(
    [property: Id(0)] ImmutableSortedDictionary<UserId, FactTelling> Users,
    [property: Id(1)] FactTelling? Table = null,
    [property: Id(2)] FactTelling? Public = null)
{
    public static FactKnowledge Nobody { get; } = new(ImmutableSortedDictionary<UserId, FactTelling>.Empty);
}
