using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>
/// What the filling of a clock does by itself. It is sent as a command of the campaign after the clock has filled; when that command is refused
/// (the target is gone, a limit is met), nothing else happens. Clocks that tick each other come to an end, because each fills once until it is reset.
/// </summary>
[GenerateSerializer, Immutable, Alias("clock-consequence")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(ChangesRegionValue), "changes-region-value")]
[JsonDerivedType(typeof(ChangesInfluence), "changes-influence")]
[JsonDerivedType(typeof(RaisesThreat), "raises-threat")]
[JsonDerivedType(typeof(TicksClock), "ticks-clock")]
public abstract record ClockConsequence;

/// <summary>Changes a value of the clock's own region.</summary>
/// <param name="Value">Which value.</param>
/// <param name="By">-100 to 100.</param>
[GenerateSerializer, Immutable, Alias("changes-region-value")]
public sealed record ChangesRegionValue([property: Id(0)] RegionValue Value, [property: Id(1)] int By) : ClockConsequence;

/// <summary>Changes a faction's influence in the clock's own region.</summary>
/// <param name="Faction">The faction.</param>
/// <param name="By">-100 to 100.</param>
[GenerateSerializer, Immutable, Alias("changes-influence")]
public sealed record ChangesInfluence([property: Id(0)] FactionId Faction, [property: Id(1)] int By) : ClockConsequence;

/// <summary>Raises a new threat in the clock's own region, each time the clock fills after a reset.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <param name="Severity">1 to 5.</param>
/// <param name="Visibility">Who sees the threat.</param>
[GenerateSerializer, Immutable, Alias("raises-threat")]
public sealed record RaisesThreat(
    [property: Id(0)] string Name,
    [property: Id(1)] int Severity,
    [property: Id(2)] RegionVisibility Visibility) : ClockConsequence;

/// <summary>Ticks another clock, here or in another region.</summary>
/// <param name="Region">The other clock's region.</param>
/// <param name="Clock">The other clock.</param>
/// <param name="Segments">1 to 24.</param>
[GenerateSerializer, Immutable, Alias("ticks-clock")]
public sealed record TicksClock(
    [property: Id(0)] RegionId Region,
    [property: Id(1)] ClockId Clock,
    [property: Id(2)] int Segments) : ClockConsequence;
