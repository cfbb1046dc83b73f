using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>What one user alone sees of one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Facts">
/// What this user was told alone, as they were told it; never empty. The table may have been told the same fact beside it, perhaps with another standing.
/// </param>
[Alias("region-own-view")]
public sealed record RegionOwnView(
    RegionId Region,
    ImmutableSortedDictionary<FactId, FactView> Facts);
