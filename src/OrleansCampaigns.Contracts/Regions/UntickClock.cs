using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Empties segments of a clock; it stops when empty. A consequence that was raised stays raised, and filling the clock again does not repeat it.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Segments">1 to 24.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>, <c>clock.segments-out-of-range</c>.</remarks>
[Alias("untick-clock"), Requires(Permission.RunGame)]
public sealed record UntickClock(ClockId Clock, int Segments) : RegionCommand;
