using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What can happen to a region.</summary>
public abstract record RegionEvent : DomainEvent;

[EventType("region-created", 1)]
public sealed record RegionCreated(RegionId Region, string Name, RegionVisibility Visibility = RegionVisibility.Public) : RegionEvent;

[EventType("region-renamed", 1)]
public sealed record RegionRenamed(string Name) : RegionEvent;

[EventType("region-terrain-described", 1)]
public sealed record RegionTerrainDescribed(string Terrain, string Description) : RegionEvent;

[EventType("region-notes-written", 1)]
public sealed record RegionNotesWritten(string Notes) : RegionEvent;

[EventType("region-visibility-set", 1)]
public sealed record RegionVisibilitySet(RegionVisibility Visibility) : RegionEvent;

/// <param name="To">The value after the change, 0 to 100.</param>
[EventType("region-value-set", 1)]
public sealed record RegionValueSet(RegionValue Value, int To) : RegionEvent;

[EventType("region-weather-set", 1)]
public sealed record RegionWeatherSet(string Weather) : RegionEvent;

[EventType("region-forecast-set", 1)]
public sealed record RegionForecastSet(string Forecast) : RegionEvent;

[EventType("border-set", 1)]
public sealed record BorderSet(RegionId To, RegionVisibility Visibility) : RegionEvent;

[EventType("border-removed", 1)]
public sealed record BorderRemoved(RegionId To) : RegionEvent;

[EventType("route-set", 1)]
public sealed record RouteSet(RouteId Route, RegionId To, string Kind, decimal TravelDays, RegionVisibility Visibility) : RegionEvent;

[EventType("route-removed", 1)]
public sealed record RouteRemoved(RouteId Route) : RegionEvent;

/// <param name="Influence">The influence after the change, 0 to 100.</param>
[EventType("faction-influence-set", 1)]
public sealed record FactionInfluenceSet(FactionId Faction, int Influence, RegionVisibility Visibility) : RegionEvent;

[EventType("faction-influence-removed", 1)]
public sealed record FactionInfluenceRemoved(FactionId Faction) : RegionEvent;

[EventType("clock-started", 1)]
public sealed record ClockStarted(
    ClockId Clock, string Name, int Segments, string Consequence, RegionVisibility Visibility, ClockConsequence? Outcome = null) : RegionEvent;

/// <param name="By">How many segments were really filled.</param>
[EventType("clock-ticked", 1)]
public sealed record ClockTicked(ClockId Clock, int By) : RegionEvent;

/// <summary>The clock became full for the first time since it was started or reset.</summary>
/// <param name="Outcome">What follows by itself, as it was when the clock filled; null: nothing.</param>
[EventType("clock-filled", 1)]
public sealed record ClockFilled(ClockId Clock, ClockConsequence? Outcome = null) : RegionEvent;

/// <param name="By">How many segments were really emptied.</param>
[EventType("clock-unticked", 1)]
public sealed record ClockUnticked(ClockId Clock, int By) : RegionEvent;

[EventType("clock-reset", 1)]
public sealed record ClockReset(ClockId Clock) : RegionEvent;

[EventType("clock-visibility-set", 1)]
public sealed record ClockVisibilitySet(ClockId Clock, RegionVisibility Visibility) : RegionEvent;

[EventType("clock-removed", 1)]
public sealed record ClockRemoved(ClockId Clock) : RegionEvent;

[EventType("threat-raised", 1)]
public sealed record ThreatRaised(ThreatId Threat, string Name, int Severity, RegionVisibility Visibility) : RegionEvent;

[EventType("threat-severity-set", 1)]
public sealed record ThreatSeveritySet(ThreatId Threat, int Severity) : RegionEvent;

[EventType("threat-visibility-set", 1)]
public sealed record ThreatVisibilitySet(ThreatId Threat, RegionVisibility Visibility) : RegionEvent;

[EventType("threat-resolved", 1)]
public sealed record ThreatResolved(ThreatId Threat) : RegionEvent;

[EventType("threat-removed", 1)]
public sealed record ThreatRemoved(ThreatId Threat) : RegionEvent;

[EventType("region-resource-set", 1)]
public sealed record RegionResourceSet(RegionResourceId Resource, string Name, long Amount, string Unit, RegionVisibility Visibility) : RegionEvent;

/// <param name="By">Units; below zero takes away.</param>
[EventType("region-resource-adjusted", 1)]
public sealed record RegionResourceAdjusted(RegionResourceId Resource, long By) : RegionEvent;

[EventType("region-resource-removed", 1)]
public sealed record RegionResourceRemoved(RegionResourceId Resource) : RegionEvent;

[EventType("fact-recorded", 1)]
public sealed record FactRecorded(FactId Fact, string Text, FactStanding Standing, DateTimeOffset At) : RegionEvent;

[EventType("fact-standing-set", 1)]
public sealed record FactStandingSet(FactId Fact, FactStanding Standing) : RegionEvent;

/// <param name="Users">Who was told alone and did not know it so before, sorted.</param>
/// <param name="Audience">Who was told beside them; <see cref="RegionVisibility.GameMasters"/>: nobody.</param>
[EventType("fact-revealed", 1)]
public sealed record FactRevealed(
    FactId Fact, ImmutableArray<UserId> Users, RegionVisibility Audience, FactStanding ToldAs, DateTimeOffset At) : RegionEvent;

[EventType("fact-removed", 1)]
public sealed record FactRemoved(FactId Fact) : RegionEvent;
