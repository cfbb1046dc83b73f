using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Takes a clock away.</summary>
/// <param name="Clock">The clock.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>.</remarks>
[Alias("remove-clock"), Requires(Permission.RunGame)]
public sealed record RemoveClock(ClockId Clock) : RegionCommand;
