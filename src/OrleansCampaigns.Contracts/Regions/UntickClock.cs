using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Empties segments of a clock; it stops when empty. A consequence that was raised stays raised, and filling the clock again does not repeat it.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Segments">1 to 24.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>, <c>clock.segments-out-of-range</c>.</remarks>
[GenerateSerializer, Immutable, Alias("untick-clock"), Requires(Permission.RunGame)]
public sealed record UntickClock([property: Id(0)] ClockId Clock, [property: Id(1)] int Segments) : RegionCommand;
