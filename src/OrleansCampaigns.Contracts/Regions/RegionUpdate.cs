using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A change of one region in a main channel.</summary>
[Alias("region-update")]
public abstract record RegionUpdate : Update
{
    public required RegionId Region { get; init; }

    /// <summary>The region after this update; null when this audience no longer sees it.</summary>
    public abstract RegionView? Apply(RegionView? view);
}

/// <summary>The region looks like this now: it is new to this audience.</summary>
[Alias("region-changed")]
public sealed record RegionChanged(RegionView View) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => View;
}

/// <summary>This audience no longer sees the region.</summary>
[Alias("region-gone")]
public sealed record RegionGone : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => null;
}

/// <summary>The region has this name, terrain and description now.</summary>
[Alias("region-described")]
public sealed record RegionDescribed(string Name, string Terrain, string Description) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Name = Name, Terrain = Terrain, Description = Description };
}

/// <summary>The weather is this now.</summary>
[Alias("region-weather-changed")]
public sealed record RegionWeatherChanged(string Weather) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Weather = Weather };
}

/// <summary>Who sees the region is this now. Game masters only.</summary>
[Alias("region-visibility-changed")]
public sealed record RegionVisibilityChanged(RegionVisibility Visibility) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Visibility = Visibility } };
}

/// <summary>The values are these now. Game masters only.</summary>
[Alias("region-values-changed")]
public sealed record RegionValuesChanged(RegionValues Values) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Values = Values } };
}

/// <summary>The forecast is this now. Game masters only.</summary>
[Alias("region-forecast-changed")]
public sealed record RegionForecastChanged(string Forecast) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Forecast = Forecast } };
}

/// <summary>The notes are these now. Game masters only.</summary>
[Alias("region-notes-changed")]
public sealed record RegionNotesChanged(string Notes) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Secrets = view.Secrets! with { Notes = Notes } };
}

/// <summary>The border looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("border-changed")]
public sealed record BorderChanged(RegionId To, BorderView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Borders = view.Borders.Put(To, View) };
}

/// <summary>The route looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("route-changed")]
public sealed record RouteChanged(RouteId Route, RouteView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Routes = view.Routes.Put(Route, View) };
}

/// <summary>The influence of a faction looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("region-influence-changed")]
public sealed record RegionInfluenceChanged(FactionId Faction, FactionInfluenceView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Influence = view.Influence.Put(Faction, View) };
}

/// <summary>The clock looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("clock-changed")]
public sealed record ClockChanged(ClockId Clock, ClockView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Clocks = view.Clocks.Put(Clock, View) };
}

/// <summary>The threat looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("threat-changed")]
public sealed record ThreatChanged(ThreatId Threat, ThreatView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Threats = view.Threats.Put(Threat, View) };
}

/// <summary>The resource looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("region-resource-changed")]
public sealed record RegionResourceChanged(RegionResourceId Resource, RegionResourceView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Resources = view.Resources.Put(Resource, View) };
}

/// <summary>The fact looks like this now.</summary>
/// <param name="View">Null: this audience does not see it any more.</param>
[Alias("fact-changed")]
public sealed record FactChanged(FactId Fact, FactView? View = null) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => view! with { Facts = view.Facts.Put(Fact, View) };
}
