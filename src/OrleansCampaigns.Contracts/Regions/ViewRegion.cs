using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>One region as the asker sees it.</summary>
/// <remarks>Refused: <c>region.unknown</c>, also when the asker may not see it. Answered with <see cref="RegionAnswer"/>.</remarks>
[Alias("view-region")]
public sealed record ViewRegion(RegionId Region) : Query;
