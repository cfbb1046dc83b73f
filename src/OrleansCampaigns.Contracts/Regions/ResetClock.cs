using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Empties a clock; filling it again raises its consequence again.</summary>
/// <param name="Clock">The clock.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>.</remarks>
[Alias("reset-clock"), Requires(Permission.RunGame)]
public sealed record ResetClock(ClockId Clock) : RegionCommand;
