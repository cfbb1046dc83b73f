using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>
/// What the filling of a clock does by itself. It is sent as a command of the campaign after the clock has filled; when that command is refused
/// (the target is gone, a limit is met), nothing else happens. Clocks that tick each other come to an end, because each fills once until it is reset.
/// </summary>
[Alias("clock-consequence")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ChangesRegionValue), "changes-region-value")]
[JsonDerivedType(typeof(ChangesInfluence), "changes-influence")]
[JsonDerivedType(typeof(RaisesThreat), "raises-threat")]
[JsonDerivedType(typeof(TicksClock), "ticks-clock")]
public abstract record ClockConsequence;

/// <summary>Changes a value of the clock's own region.</summary>
/// <param name="Value">Which value.</param>
/// <param name="By">-100 to 100.</param>
[Alias("changes-region-value")]
public sealed record ChangesRegionValue(RegionValue Value, int By) : ClockConsequence;

/// <summary>Changes a faction's influence in the clock's own region.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="By">-100 to 100.</param>
[Alias("changes-influence")]
public sealed record ChangesInfluence(FactionId Faction, int By) : ClockConsequence;

/// <summary>Raises a new threat in the clock's own region, each time the clock fills after a reset.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Severity">1 to 5.</param>
/// <param name="Visibility">Who sees the threat.</param>
[Alias("raises-threat")]
public sealed record RaisesThreat(
    string Name,
    int Severity,
    RegionVisibility Visibility) : ClockConsequence;

/// <summary>Ticks another clock, here or in another region.</summary>
/// <param name="Region">The other clock's region.</param>
/// <param name="Clock">The other clock.</param>
/// <param name="Segments">1 to 24.</param>
[Alias("ticks-clock")]
public sealed record TicksClock(
    RegionId Region,
    ClockId Clock,
    int Segments) : ClockConsequence;
