using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A change of one region in a main channel.</summary>
[GenerateSerializer, Immutable, Alias("region-update")]
public abstract record RegionUpdate : Update
{
    [Id(0)]
    public required RegionId Region { get; init; }

    /// <summary>The region after this update; null when this audience no longer sees it.</summary>
    public abstract RegionView? Apply(RegionView? view);
}

/// <summary>The region looks like this now: it is new to this audience.</summary>
[GenerateSerializer, Immutable, Alias("region-changed")]
public sealed record RegionChanged([property: Id(0)] RegionView View) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => View;
}

/// <summary>This audience no longer sees the region.</summary>
[GenerateSerializer, Immutable, Alias("region-gone")]
public sealed record RegionGone : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => null;
}

/// <summary>The region has this name, terrain and description now.</summary>
[GenerateSerializer, Immutable, Alias("region-described")]
public sealed record RegionDescribed([property: Id(0)] string Name, [property: Id(1)] string Terrain, [property: Id(2)] string Description) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Name = Name, Terrain = Terrain, Description = Description };
}

/// <summary>The weather is this now.</summary>
[GenerateSerializer, Immutable, Alias("region-weather-changed")]
public sealed record RegionWeatherChanged([property: Id(0)] string Weather) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Weather = Weather };
}

/// <summary>Who sees the region is this now. Game masters only.</summary>
[GenerateSerializer, Immutable, Alias("region-visibility-changed")]
public sealed record RegionVisibilityChanged([property: Id(0)] RegionVisibility Visibility) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Visibility = Visibility } };
}

/// <summary>The values are these now. Game masters only.</summary>
[GenerateSerializer, Immutable, Alias("region-values-changed")]
public sealed record RegionValuesChanged([property: Id(0)] RegionValues Values) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Values = Values } };
}

/// <summary>The forecast is this now. Game masters only.</summary>
[GenerateSerializer, Immutable, Alias("region-forecast-changed")]
public sealed record RegionForecastChanged([property: Id(0)] string Forecast) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Forecast = Forecast } };
}

/// <summary>The notes are these now. Game masters only.</summary>
[GenerateSerializer, Immutable, Alias("region-notes-changed")]
public sealed record RegionNotesChanged([property: Id(0)] string Notes) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Notes = Notes } };
}

/// <summary>The border looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("border-changed")]
public sealed record BorderChanged([property: Id(0)] RegionId To, [property: Id(1)] BorderView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Borders = view.Borders.Put(To, View) };
}

/// <summary>The route looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("route-changed")]
public sealed record RouteChanged([property: Id(0)] RouteId Route, [property: Id(1)] RouteView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Routes = view.Routes.Put(Route, View) };
}

/// <summary>The influence of a faction looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("region-influence-changed")]
public sealed record RegionInfluenceChanged([property: Id(0)] FactionId Faction, [property: Id(1)] FactionInfluenceView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Influence = view.Influence.Put(Faction, View) };
}

/// <summary>The clock looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("clock-changed")]
public sealed record ClockChanged([property: Id(0)] ClockId Clock, [property: Id(1)] ClockView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Clocks = view.Clocks.Put(Clock, View) };
}

/// <summary>The threat looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("threat-changed")]
public sealed record ThreatChanged([property: Id(0)] ThreatId Threat, [property: Id(1)] ThreatView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Threats = view.Threats.Put(Threat, View) };
}

/// <summary>The resource looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("region-resource-changed")]
public sealed record RegionResourceChanged([property: Id(0)] RegionResourceId Resource, [property: Id(1)] RegionResourceView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Resources = view.Resources.Put(Resource, View) };
}

/// <summary>The fact looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[GenerateSerializer, Immutable, Alias("fact-changed")]
public sealed record FactChanged([property: Id(0)] FactId Fact, [property: Id(1)] FactView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Facts = view.Facts.Put(Fact, View) };
}
