using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A faction as one audience sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="Hidden">For all but game masters always false.</param>
/// <param name="Attitudes">How it stands to other factions that this audience sees, -3 to 3; the absent are indifferent to it.</param>
/// <param name="Goal">Game masters only; null for all others.</param>
[Alias("faction-view")]
public sealed record FactionView(
    string Name,
    string Description,
    bool Hidden,
    ImmutableSortedDictionary<FactionId, int> Attitudes,
    string? Goal = null);
