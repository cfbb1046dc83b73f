using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What an evening of play did to a region's clock.</summary>
/// <param name="Region">The clock's region.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Segments">1 to 24.</param>
[Alias("clock-advance")]
public sealed record ClockAdvance(RegionId Region, ClockId Clock, int Segments);
