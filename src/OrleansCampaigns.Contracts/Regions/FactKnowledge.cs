using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Who was told a fact. Game masters only.</summary>
/// <param name="Users">Who was told it alone; at most 200.</param>
/// <param name="Table">Null: the table was not told.</param>
/// <param name="Public">Null: the spectators were not told.</param>
[Alias("fact-knowledge")]
public sealed record FactKnowledge(
    ImmutableSortedDictionary<UserId, FactTelling> Users,
    FactTelling? Table = null,
    FactTelling? Public = null)
{
    public static FactKnowledge Nobody { get; } = new(ImmutableSortedDictionary<UserId, FactTelling>.Empty);
}
