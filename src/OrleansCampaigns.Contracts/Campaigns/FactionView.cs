using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A faction as one audience sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="Hidden">For all but game masters always false.</param>
/// <param name="Attitudes">How it stands to other factions that this audience sees, -3 to 3; the absent are indifferent to it.</param>
/// <param name="Goal">Game masters only; null for all others.</param>
[GenerateSerializer, Immutable, Alias("faction-view")]
public sealed record FactionView(
    [property: Id(0)] string Name,
    [property: Id(1)] string Description,
    [property: Id(2)] bool Hidden,
    [property: Id(3)] ImmutableSortedDictionary<FactionId, int> Attitudes,
    [property: Id(4)] string? Goal = null);
