using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Starts an empty clock (progress track).</summary>
/// <param name="Clock">Chosen by the sender.</param>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Segments">2 to 24.</param>
/// <param name="Consequence">What happens when it is full, for people: at most 4,000 characters, may be empty. Only game masters see it before the clock has filled; then everybody who sees the clock.</param>
/// <param name="Visibility">Who sees the clock.</param>
/// <param name="Outcome">What its filling does by itself; null: nothing but the text. Only game masters ever see it.</param>
/// <remarks>Refused: <c>region.unknown</c>, <c>clock.exists</c>, <c>clock.too-many</c> (100 a region), <c>clock.segments-out-of-range</c>, <c>clock.outcome</c>, <c>region.no-such-visibility</c>, <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("start-clock"), Requires(Permission.RunGame)]
public sealed record StartClock(
    ClockId Clock,
    string Name,
    int Segments,
    string Consequence,
    RegionVisibility Visibility,
    ClockConsequence? Outcome = null) : RegionCommand;
