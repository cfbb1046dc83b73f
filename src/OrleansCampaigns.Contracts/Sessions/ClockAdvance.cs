using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What an evening of play did to a region's clock.</summary>
/// <param name="Region">The clock's region.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Segments">1 to 100.</param>
[GenerateSerializer, Immutable, Alias("clock-advance")]
public sealed record ClockAdvance([property: Id(0)] RegionId Region, [property: Id(1)] ClockId Clock, [property: Id(2)] int Segments);
