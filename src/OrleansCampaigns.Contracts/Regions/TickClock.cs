using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Fills segments of a clock. It stops when full, and at its first filling raises its consequence, in the same decision and once until it is reset. Ticks commute with each other.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Segments">1 to 24.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>, <c>clock.segments-out-of-range</c>.</remarks>
[Alias("tick-clock"), Requires(Permission.RunGame)]
public sealed record TickClock(ClockId Clock, int Segments) : RegionCommand;
