using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Replaces the game masters' notes. They never leave the game masters' channel.</summary>
/// <param name="Notes">At most 8,000 characters; may be empty.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>text.*</c>.</remarks>
[Alias("write-region-notes"), Requires(Permission.RunGame)]
public sealed record WriteRegionNotes(string Notes) : RegionCommand;
