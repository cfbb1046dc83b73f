using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Raises or lowers a faction's influence; it stops at 0 and 100. A faction without influence here starts at 0, seen by game masters only. Two changes commute as long as neither meets an end.</summary>
/// <param name="Faction">A faction of the campaign.</param>
/// <param name="By">-100 to 100.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>influence.out-of-range</c>, <c>influence.too-many</c> (100 factions a region), <c>id.empty</c>.</remarks>
[Alias("change-faction-influence"), Requires(Permission.RunGame)]
public sealed record ChangeFactionInfluence(FactionId Faction, int By) : RegionCommand;
