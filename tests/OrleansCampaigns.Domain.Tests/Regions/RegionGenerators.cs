using System.Collections.Immutable;
using CsCheck;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

/// <summary>Random commands to the regions of <see cref="RegionScene"/>, by anybody: few ids, so that they meet, and hostile texts and numbers among sound ones.</summary>
public static class RegionGenerators
{
    private static readonly Gen<UserId> AnyUser = Gen.Frequency(
        (8, Gen.Const(PlayedCampaign.Owner)),
        (1, Gen.OneOf(PlayedCampaign.Player1, PlayedCampaign.Player2, PlayedCampaign.Spectator, PlayedCampaign.Stranger)));

    private static readonly Gen<RegionId> Region = Gen.Frequency((12, Gen.OneOf(Marsh, Marsh, Marsh, Coast, Vault)), (1, Gen.OneOf(Nowhere, default)));

    private static readonly Gen<RegionVisibility> Visibility = Gen.Frequency(
        (20, Gen.OneOf(RegionVisibility.GameMasters, RegionVisibility.Table, RegionVisibility.Public)), (1, Gen.OneOf((RegionVisibility)0, (RegionVisibility)int.MaxValue)));

    private static readonly Gen<string> Text = Gen.Frequency(
        (20, Gen.OneOf("Low tide", "Bell", "É\ud83c\udf0a")), (4, Gen.Const("")), (1, Gen.OneOf("\u0000", "\ud800", new string('x', 9_000), null!)));

    private static readonly Gen<int> Small = Gen.Frequency((20, Gen.Int[1, 5]), (4, Gen.Int[-5, 30]), (1, Gen.OneOf(int.MinValue, int.MaxValue, 100, -100)));

    private static readonly Gen<long> Amount = Gen.Frequency((20, Gen.Long[-50, 50]), (1, Gen.OneOf(long.MinValue, long.MaxValue, 1_000_000_000_000)));

    private static readonly Gen<decimal> Days = Gen.Frequency((20, Gen.Int[0, 40].Select(days => days / 2m)), (1, Gen.OneOf(decimal.MinValue, decimal.MaxValue, 0.0000001m)));

    private static readonly Gen<RegionValue> Value = Gen.Int[0, 5].Select(value => (RegionValue)value);

    private static readonly Gen<FactStanding> Standing = Gen.Frequency((12, Gen.Int[0, 2]), (1, Gen.Const(7))).Select(standing => (FactStanding)standing);

    private static readonly Gen<Guid> Part = Gen.Frequency((20, Gen.Frequency((8, Gen.Int[31, 32]), (1, Gen.Int[33, 40])).Select(Numbered)), (1, Gen.Const(Guid.Empty)));

    private static readonly Gen<ClockId> Clock = Part.Select(id => new ClockId(id));

    private static readonly Gen<ThreatId> Threat = Part.Select(id => new ThreatId(id));

    private static readonly Gen<FactId> Fact = Part.Select(id => new FactId(id));

    private static readonly Gen<RouteId> Route = Part.Select(id => new RouteId(id));

    private static readonly Gen<FactionId> Faction = Part.Select(id => new FactionId(id));

    private static readonly Gen<RegionResourceId> Resource = Part.Select(id => new RegionResourceId(id));

    private static readonly Gen<ImmutableArray<UserId>> Users = Gen.OneOf(PlayedCampaign.Player1, PlayedCampaign.Player2, PlayedCampaign.Spectator, PlayedCampaign.Owner)
        .Array[0, 3].Select(users => users.Length == 3 ? default : ImmutableArray.Create(users));

    private static readonly Gen<ClockConsequence?> Outcome = Gen.OneOf<ClockConsequence?>(
        Gen.Const(() => (ClockConsequence?)null),
        Gen.Select(Value, Small).Select((value, by) => (ClockConsequence?)new ChangesRegionValue(value, by)),
        Gen.Select(Faction, Small).Select((faction, by) => (ClockConsequence?)new ChangesInfluence(faction, by)),
        Gen.Select(Text, Small, Visibility).Select((name, severity, visibility) => (ClockConsequence?)new RaisesThreat(name, severity, visibility)),
        Gen.Select(Region, Clock, Small).Select((region, clock, segments) => (ClockConsequence?)new TicksClock(region, clock, segments)));

    private static readonly Gen<RegionCommand> Profile = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Text, Visibility).Select((region, name, visibility) => (RegionCommand)new CreateRegion(name, visibility) { Region = region })),
        (4, Gen.Select(Region, Text).Select((region, name) => (RegionCommand)new RenameRegion(name) { Region = region })),
        (4, Gen.Select(Region, Text, Text).Select((region, terrain, description) => (RegionCommand)new DescribeRegion(terrain, description) { Region = region })),
        (4, Gen.Select(Region, Text).Select((region, notes) => (RegionCommand)new WriteRegionNotes(notes) { Region = region })),
        (4, Gen.Select(Region, Text).Select((region, weather) => (RegionCommand)new SetRegionWeather(weather) { Region = region })),
        (4, Gen.Select(Region, Text).Select((region, forecast) => (RegionCommand)new SetRegionForecast(forecast) { Region = region })),
        (4, Gen.Select(Region, Visibility).Select((region, to) => (RegionCommand)new RevealRegion(to) { Region = region })),
        (1, Region.Select(region => (RegionCommand)new HideRegion { Region = region })));

    private static readonly Gen<RegionCommand> Measures = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Value, Small).Select((region, value, to) => (RegionCommand)new SetRegionValue(value, to) { Region = region })),
        (4, Gen.Select(Region, Value, Small).Select((region, value, by) => (RegionCommand)new ChangeRegionValue(value, by) { Region = region })),
        (4, Gen.Select(Region, Faction, Small, Visibility).Select((region, faction, to, visibility) => (RegionCommand)new SetFactionInfluence(faction, to, visibility) { Region = region })),
        (4, Gen.Select(Region, Faction, Small).Select((region, faction, by) => (RegionCommand)new ChangeFactionInfluence(faction, by) { Region = region })),
        (1, Gen.Select(Region, Faction).Select((region, faction) => (RegionCommand)new RemoveFactionInfluence(faction) { Region = region })),
        (4, Gen.Select(Region, Resource, Text, Amount, Visibility).Select((region, id, name, amount, visibility) => (RegionCommand)new SetRegionResource(id, name, amount, "", visibility) { Region = region })),
        (4, Gen.Select(Region, Resource, Amount).Select((region, id, by) => (RegionCommand)new ChangeRegionResource(id, by) { Region = region })),
        (1, Gen.Select(Region, Resource).Select((region, id) => (RegionCommand)new RemoveRegionResource(id) { Region = region })));

    private static readonly Gen<RegionCommand> Ways = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Region, Visibility).Select((region, to, visibility) => (RegionCommand)new SetBorder(to, visibility) { Region = region })),
        (1, Gen.Select(Region, Region).Select((region, to) => (RegionCommand)new RemoveBorder(to) { Region = region })),
        (4, Gen.Select(Region, Route, Region, Text, Days, Visibility).Select((region, id, to, kind, days, visibility) => (RegionCommand)new SetRoute(id, to, kind, days, visibility) { Region = region })),
        (1, Gen.Select(Region, Route).Select((region, id) => (RegionCommand)new RemoveRoute(id) { Region = region })));

    private static readonly Gen<RegionCommand> Clocks = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Clock, Text, Gen.Int[1, 6], Visibility, Outcome).Select((region, id, name, segments, visibility, outcome) =>
            (RegionCommand)new StartClock(id, name, segments, name, visibility, outcome) { Region = region })),
        (4, Gen.Select(Region, Clock, Small).Select((region, id, segments) => (RegionCommand)new TickClock(id, segments) { Region = region })),
        (4, Gen.Select(Region, Clock, Small).Select((region, id, segments) => (RegionCommand)new UntickClock(id, segments) { Region = region })),
        (4, Gen.Select(Region, Clock).Select((region, id) => (RegionCommand)new ResetClock(id) { Region = region })),
        (4, Gen.Select(Region, Clock, Visibility).Select((region, id, visibility) => (RegionCommand)new SetClockVisibility(id, visibility) { Region = region })),
        (1, Gen.Select(Region, Clock).Select((region, id) => (RegionCommand)new RemoveClock(id) { Region = region })));

    private static readonly Gen<RegionCommand> Threats = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Threat, Text, Small, Visibility).Select((region, id, name, severity, visibility) => (RegionCommand)new RaiseThreat(id, name, severity, visibility) { Region = region })),
        (4, Gen.Select(Region, Threat, Small).Select((region, id, severity) => (RegionCommand)new SetThreatSeverity(id, severity) { Region = region })),
        (4, Gen.Select(Region, Threat, Visibility).Select((region, id, visibility) => (RegionCommand)new SetThreatVisibility(id, visibility) { Region = region })),
        (4, Gen.Select(Region, Threat).Select((region, id) => (RegionCommand)new ResolveThreat(id) { Region = region })),
        (1, Gen.Select(Region, Threat).Select((region, id) => (RegionCommand)new RemoveThreat(id) { Region = region })));

    private static readonly Gen<RegionCommand> Facts = Gen.Frequency<RegionCommand>(
        (4, Gen.Select(Region, Fact, Text, Standing).Select((region, id, text, standing) => (RegionCommand)new RecordFact(id, text, standing) { Region = region })),
        (4, Gen.Select(Region, Fact, Standing).Select((region, id, standing) => (RegionCommand)new SetFactStanding(id, standing) { Region = region })),
        (4, Gen.Select(Region, Fact, Users, Visibility, Standing).Select((region, id, users, audience, toldAs) => (RegionCommand)new RevealFact(id, users, audience, toldAs) { Region = region })),
        (1, Gen.Select(Region, Fact).Select((region, id) => (RegionCommand)new RemoveFact(id) { Region = region })));

    public static Gen<(UserId, Command)> Commands { get; } =
        Gen.Select(AnyUser, Gen.OneOf(Profile, Measures, Ways, Clocks, Threats, Facts)).Select((user, command) => (user, (Command)command));
}
