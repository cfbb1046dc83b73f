using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Raises or lowers a faction's influence; it stops at 0 and 100. A faction without influence here starts at 0, seen by game masters only. Two changes commute as long as neither meets an end.</summary>
/// <param name="Faction">A faction of the campaign.</param>
/// <param name="By">-100 to 100.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>influence.out-of-range</c>, <c>influence.too-many</c> (100 factions a region).</remarks>
[GenerateSerializer, Immutable, Alias("change-faction-influence"), Requires(Permission.RunGame)]
public sealed record ChangeFactionInfluence([property: Id(0)] FactionId Faction, [property: Id(1)] int By) : RegionCommand;
