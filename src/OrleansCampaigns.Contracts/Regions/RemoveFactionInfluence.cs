using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Forgets the faction in this region.</summary>
/// <param name="Faction">The faction.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>influence.unknown</c>.</remarks>
[Alias("remove-faction-influence"), Requires(Permission.RunGame)]
public sealed record RemoveFactionInfluence(FactionId Faction) : RegionCommand;
