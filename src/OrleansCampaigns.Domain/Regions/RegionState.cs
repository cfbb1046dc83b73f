using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A region as its decider sees it. Each collection is bounded by the decider that adds to it.</summary>
/// <param name="Borders">Who may know of each border that was set here.</param>
public sealed record RegionState(
    RegionId Id,
    bool Exists,
    string Name,
    RegionVisibility Visibility,
    string Terrain,
    string Description,
    string Notes,
    string Weather,
    string Forecast,
    RegionValues Values,
    ImmutableSortedDictionary<RegionId, RegionVisibility> Borders,
    ImmutableSortedDictionary<RouteId, Route> Routes,
    ImmutableSortedDictionary<FactionId, FactionInfluence> Influence,
    ImmutableSortedDictionary<ClockId, Clock> Clocks,
    ImmutableSortedDictionary<ThreatId, Threat> Threats,
    ImmutableSortedDictionary<RegionResourceId, RegionResource> Resources,
    ImmutableSortedDictionary<FactId, Fact> Facts) : IEntityState<RegionState, RegionCommand, RegionEvent>
{
    public static RegionState Initial { get; } = new(
        new RegionId(new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")),
        Exists: false,
        Name: "",
        RegionVisibility.GameMasters,
        Terrain: "",
        Description: "",
        Notes: "",
        Weather: "",
        Forecast: "",
        RegionValues.Initial,
        ImmutableSortedDictionary<RegionId, RegionVisibility>.Empty,
        ImmutableSortedDictionary<RouteId, Route>.Empty,
        ImmutableSortedDictionary<FactionId, FactionInfluence>.Empty,
        ImmutableSortedDictionary<ClockId, Clock>.Empty,
        ImmutableSortedDictionary<ThreatId, Threat>.Empty,
        ImmutableSortedDictionary<RegionResourceId, RegionResource>.Empty,
        ImmutableSortedDictionary<FactId, Fact>.Empty);

    /// <inheritdoc/>
    public ConflictBook Book { get; init; } = ConflictBook.Empty;

    public static RegionEvent Kept(KeptConflict conflict) => new RegionConflictKept(conflict);

    public static RegionEvent Resolved(ConflictEnd end) => new RegionConflictResolved(end);

    public RegionState With(ConflictBook book) => this with { Book = book };

    public static Decision<RegionEvent> Decide(RegionCommand command, RegionState state, CommandContext context) =>
        RegionDecider.Decide(command, state, context);

    public static Invariant? BrokenBy(RegionState before, RegionState after, RegionEvent happened) => RegionInvariants.BrokenBy(before, after, happened);

    public RegionState Evolve(RegionEvent happened) => happened switch
    {
        RegionConflictEvent => this,
        RegionCreated e => this with { Id = e.Region, Exists = true, Name = e.Name, Visibility = e.Visibility },
        RegionRenamed e => this with { Name = e.Name },
        RegionTerrainDescribed e => this with { Terrain = e.Terrain, Description = e.Description },
        RegionNotesWritten e => this with { Notes = e.Notes },
        RegionVisibilitySet e => this with { Visibility = e.Visibility },
        RegionValueSet e => this with { Values = Values.With(e.Value, e.To) },
        RegionWeatherSet e => this with { Weather = e.Weather },
        RegionForecastSet e => this with { Forecast = e.Forecast },
        BorderSet e => this with { Borders = Borders.SetItem(e.To, e.Visibility) },
        BorderRemoved e => this with { Borders = Borders.Remove(e.To) },
        RouteSet e => this with { Routes = Routes.SetItem(e.Route, new Route(e.To, e.Kind, e.TravelDays, e.Visibility)) },
        RouteRemoved e => this with { Routes = Routes.Remove(e.Route) },
        FactionInfluenceSet e => this with { Influence = Influence.SetItem(e.Faction, new FactionInfluence(e.Influence, e.Visibility)) },
        FactionInfluenceRemoved e => this with { Influence = Influence.Remove(e.Faction) },
        ClockStarted e => WithClock(e.Clock, new Clock(e.Name, e.Segments, Filled: 0, HasFilled: false, e.Consequence, e.Visibility, e.Outcome)),
        ClockTicked e => WithClock(e.Clock, Clocks[e.Clock] with { Filled = Clocks[e.Clock].Filled + e.By }),
        ClockFilled e => WithClock(e.Clock, Clocks[e.Clock] with { HasFilled = true }),
        ClockUnticked e => WithClock(e.Clock, Clocks[e.Clock] with { Filled = Clocks[e.Clock].Filled - e.By }),
        ClockReset e => WithClock(e.Clock, Clocks[e.Clock] with { Filled = 0, HasFilled = false }),
        ClockVisibilitySet e => WithClock(e.Clock, Clocks[e.Clock] with { Visibility = e.Visibility }),
        ClockRemoved e => this with { Clocks = Clocks.Remove(e.Clock) },
        ThreatRaised e => WithThreat(e.Threat, new Threat(e.Name, e.Severity, Resolved: false, e.Visibility)),
        ThreatSeveritySet e => WithThreat(e.Threat, Threats[e.Threat] with { Severity = e.Severity }),
        ThreatVisibilitySet e => WithThreat(e.Threat, Threats[e.Threat] with { Visibility = e.Visibility }),
        ThreatResolved e => WithThreat(e.Threat, Threats[e.Threat] with { Resolved = true }),
        ThreatRemoved e => this with { Threats = Threats.Remove(e.Threat) },
        RegionResourceSet e => this with { Resources = Resources.SetItem(e.Resource, new RegionResource(e.Name, e.Amount, e.Unit, e.Visibility)) },
        RegionResourceAdjusted e => this with { Resources = Resources.SetItem(e.Resource, Resources[e.Resource] with { Amount = Resources[e.Resource].Amount + e.By }) },
        RegionResourceRemoved e => this with { Resources = Resources.Remove(e.Resource) },
        FactRecorded e => WithFact(e.Fact, new Fact(e.Text, e.Standing, e.At, FactKnowledge.Nobody)),
        FactStandingSet e => WithFact(e.Fact, Facts[e.Fact] with { Standing = e.Standing }),
        FactRevealed e => WithFact(e.Fact, Facts[e.Fact] with { Knowledge = RegionFacts.Told(Facts[e.Fact].Knowledge, e) }),
        FactRemoved e => this with { Facts = Facts.Remove(e.Fact) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no meaning for a region."),
    };

    private RegionState WithClock(ClockId id, Clock clock) => this with { Clocks = Clocks.SetItem(id, clock) };

    private RegionState WithThreat(ThreatId id, Threat threat) => this with { Threats = Threats.SetItem(id, threat) };

    private RegionState WithFact(FactId id, Fact fact) => this with { Facts = Facts.SetItem(id, fact) };
}
