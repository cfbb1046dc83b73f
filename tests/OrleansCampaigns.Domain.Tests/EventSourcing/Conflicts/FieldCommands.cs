using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.Campaigns;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>One of every command whose value can be kept, with every member set, and a campaign in which all of them change something.</summary>
internal static class FieldCommands
{
    private static readonly CharacterId Mira = new(new Guid("ccccaaaa-0000-4000-8000-000000000001"));
    private static readonly RegionId Marsh = new(new Guid("eeeeaaaa-0000-4000-8000-000000000001"));
    private static readonly RegionId Hills = new(new Guid("eeeeaaaa-0000-4000-8000-000000000002"));
    private static readonly SessionId Evening = new(new Guid("ddddaaaa-0000-4000-8000-000000000001"));
    private static readonly CombatantId Wolf = new(new Guid("b0b0aaaa-0000-4000-8000-000000000001"));
    private static readonly SceneId Pier = new(new Guid("5ce0aaaa-0000-4000-8000-000000000001"));
    private static readonly ItemId Lamp = new(new Guid("17e0aaaa-0000-4000-8000-000000000001"));
    private static readonly GoalId Home = new(new Guid("90a0aaaa-0000-4000-8000-000000000001"));
    private static readonly BondId Oath = new(new Guid("b0d0aaaa-0000-4000-8000-000000000001"));
    private static readonly ClockId Doom = new(new Guid("c10caaaa-0000-4000-8000-000000000001"));
    private static readonly ThreatId Wyrm = new(new Guid("7e0aaaaa-0000-4000-8000-000000000001"));
    private static readonly FactId Toll = new(new Guid("fac7aaaa-0000-4000-8000-000000000001"));
    private static readonly RouteId Ferry = new(new Guid("0f00aaaa-0000-4000-8000-000000000001"));
    private static readonly RegionResourceId Salt = new(new Guid("5a17aaaa-0000-4000-8000-000000000001"));

    public static IEnumerable<Command> All => [.. OfCampaign, .. OfSession, .. OfCharacter, .. OfRegion];

    private static IEnumerable<Command> OfCampaign =>
    [
        new RenameCampaign("High tide"),
        new DescribeCampaign("A town under the sea."),
        new ChangeSettings(new CampaignSettings("Fate", "de-AT", SpectatorsAllowed: false)),
        new DrawLinesAndVeils(new TableSafety(["spiders"], ["dreams"])),
        new RetitleChapter(Chapter1, "Ebb"),
        new MoveChapter(Chapter1, 1),
        new EditSecret(Secret1, "The bell is alive."),
        new DefineCalendar([new CalendarMonth("Thaw", 30), new CalendarMonth("Frost", 31)], ["One", "Two"], new WorldDate(7, 2, 3), 1),
        new SetDate(new WorldDate(7, 1, 9)),
        new DescribeFaction(Guild, "The Guild", "Who sells salt."),
        new SetFactionGoal(Guild, "All of the salt."),
        new SetAttitude(Guild, Cult, -2),
        new EditChapter(Chapter1, "The bell.", TextPatch.HashOf("The old bell.")),
        new EditChapterText(Chapter1, TextPatch.HashOf("The old bell."), [new TextHunk(4, 4, "")]),
    ];

    private static IEnumerable<Command> OfSession =>
    [
        new PrepareScene(Pier, "The pier", "Fog.", Marsh) { Session = Evening },
        new ChangeCombatant(Wolf, new CombatantProfile("Grey wolf", Hidden: true, HitPointsHidden: true, ["hurt"], 7, 5, 9, Mira)) { Session = Evening },
        new SetInitiative(Wolf, 12) { Session = Evening },
        new SetCombatantHitPoints(Wolf, 4) { Session = Evening },
        new SetCombatantConditions(Wolf, ["prone"]) { Session = Evening },
    ];

    private static IEnumerable<Command> OfCharacter =>
    [
        new RenameCharacter("Mara") { Character = Mira },
        new SetPortrait("https://pictures.example/mara.png") { Character = Mira },
        new ReplaceSheetSchema(new SheetSchema([new AttributeDefinition("Might", 1, 20, 8)], [new ResourceDefinition("Luck", 5)], ["brave"])) { Character = Mira },
        new SetAttribute("Might", 14) { Character = Mira },
        new SetResource("Luck", 2, 4) { Character = Mira },
        new SetHitPoints(7, 12) { Character = Mira },
        new SetTemporaryHitPoints(3) { Character = Mira },
        new DescribeItem(Lamp, "Storm lamp", "It never goes out.") { Character = Mira },
        new SetBond(Oath, "Sworn to the sea.", ToFaction: Guild, Secret: true) { Character = Mira },
        new SetGoal(Home, "Come home.") { Character = Mira },
        new SetGoalStatus(Home, GoalStatus.Achieved) { Character = Mira },
        new SetArc(new CharacterArc("Gold", "Peace", "Pride", 2)) { Character = Mira },
        new WriteCharacterNotes("Knows the ferryman.") { Character = Mira },
        new WriteGameMasterNotes("Is the ferryman.") { Character = Mira },
    ];

    private static IEnumerable<Command> OfRegion =>
    [
        new RenameRegion("The Marsh") { Region = Marsh },
        new DescribeRegion("Reeds", "Wide and wet.") { Region = Marsh },
        new WriteRegionNotes("The heron watches.") { Region = Marsh },
        new SetRegionWeather("Fog") { Region = Marsh },
        new SetRegionForecast("Rain") { Region = Marsh },
        new SetRegionValue(RegionValue.Faith, 61) { Region = Marsh },
        new SetFactionInfluence(Guild, 30, RegionVisibility.Table) { Region = Marsh },
        new SetRegionResource(Salt, "Salt", 100, "sacks", RegionVisibility.Public) { Region = Marsh },
        new SetBorder(Hills, RegionVisibility.Table) { Region = Marsh },
        new SetRoute(Ferry, Hills, "river", 1.5m, RegionVisibility.Table) { Region = Marsh },
        new SetClockVisibility(Doom, RegionVisibility.Table) { Region = Marsh },
        new SetThreatSeverity(Wyrm, 3) { Region = Marsh },
        new SetThreatVisibility(Wyrm, RegionVisibility.Table) { Region = Marsh },
        new SetFactStanding(Toll, FactStanding.Rumour) { Region = Marsh },
    ];

    /// <summary>Has everything that the commands name, and none of the values that they set.</summary>
    public static PlayedCampaign Campaign() => New()
        .Done(Master, new DraftChapter(Chapter1, "Low tide", "The old bell."))
        .Done(Master, new DraftChapter(Chapter2, "Flood", ""))
        .Done(Master, new AddSecret(Chapter1, Secret1, "Nobody knows."))
        .Done(Master, new DefineCalendar([new CalendarMonth("Thaw", 30)], ["One", "Two"], new WorldDate(7, 1, 1), 0))
        .Done(Master, new FoundFaction(Guild, "Guild", "", Hidden: false))
        .Done(Master, new FoundFaction(Cult, "Cult", "", Hidden: false))
        .Done(Master, new CreateRegion("Marsh") { Region = Marsh })
        .Done(Master, new CreateRegion("Hills") { Region = Hills })
        .Done(Master, new StartClock(Doom, "Doom", 6, "The end.", RegionVisibility.GameMasters) { Region = Marsh })
        .Done(Master, new RaiseThreat(Wyrm, "Wyrm", 1, RegionVisibility.GameMasters) { Region = Marsh })
        .Done(Master, new RecordFact(Toll, "The ferry costs a tooth.", FactStanding.True) { Region = Marsh })
        .Done(Master, new CreateCharacter("Mira", new SheetSchema([new AttributeDefinition("Might", 1, 20, 10)], [new ResourceDefinition("Luck", 3)], [])) { Character = Mira })
        .Done(Master, new AddItem(Lamp, "Lamp", 1) { Character = Mira })
        .Done(Master, new SetGoal(Home, "Leave.") { Character = Mira })
        .Done(Master, new CreateSession("Evening") { Session = Evening })
        .Done(Master, new OpenSession { Session = Evening })
        .Done(Master, new AddCombatant(Wolf, new CombatantProfile("Wolf", Hidden: false, HitPointsHidden: false, [], 3, 9, 9)) { Session = Evening });
}
