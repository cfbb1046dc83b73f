using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Sets how strong a faction is here and who may know it.</summary>
/// <param name="Faction">A faction of the campaign.</param>
/// <param name="Influence">0 to 100.</param>
/// <param name="Visibility">Who sees the influence.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>influence.out-of-range</c>, <c>influence.too-many</c> (100 factions a region), <c>region.no-such-visibility</c>, <c>id.empty</c>.</remarks>
[Alias("set-faction-influence"), Requires(Permission.RunGame)]
public sealed record SetFactionInfluence(
    FactionId Faction,
    int Influence,
    RegionVisibility Visibility) : RegionCommand;
