using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Changes who sees a clock.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Visibility">One of <see cref="RegionVisibility"/>.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.unknown</c>, <c>region.no-such-visibility</c>.</remarks>
[Alias("set-clock-visibility"), Requires(Permission.RunGame)]
public sealed record SetClockVisibility(ClockId Clock, RegionVisibility Visibility) : RegionCommand;
