using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// A text of its own in every field that is hidden from the table's second player and its spectators, and the ids of everything that they must not know of. The first
/// player is let into some of it.
/// </summary>
internal sealed class Canaries(PlayedTable table)
{
    private const RegionVisibility Hidden = RegionVisibility.GameMasters;

    private readonly List<string> _texts = [];
    private readonly List<Guid> _ids = [];

    /// <summary>What nobody but the game masters (and the first player, for some) may ever receive.</summary>
    public IEnumerable<string> All => _texts.Concat(_ids.Select(id => $"{id:D}"));

    /// <summary>Written in the game masters' own views or updates; the ids of some parts are only keys.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>A hidden character.</summary>
    public CharacterId Shade { get; private set; }

    /// <summary>A hidden region.</summary>
    public RegionId Vault { get; private set; }

    /// <summary>A hidden combatant, hit harder than any other.</summary>
    public CombatantId Lurker { get; private set; }

    /// <summary>A chapter that was never published.</summary>
    public ChapterId Draft { get; private set; }

    /// <summary>Paths below the campaign that name what is hidden.</summary>
    public List<string> Paths { get; } = [];

    public async Task WriteAsync(CampaignConnection owner, CampaignConnection firstPlayer)
    {
        foreach (var command in Story().Concat(Evening()).Concat(Places(table.Region)).Concat(HiddenRegion()).Concat(People())) await PlayedTable.DoneAsync(owner, command);
        foreach (var command in OfFirstPlayer()) await PlayedTable.DoneAsync(firstPlayer, command);
    }

    private IEnumerable<Command> Story()
    {
        var (open, draft, secret, shared) = (new ChapterId(Guid.NewGuid()), new ChapterId(Id()), new SecretId(Id()), new SecretId(Id()));
        Draft = draft;
        var (guild, cult) = (new FactionId(Guid.NewGuid()), new FactionId(Id()));
        Paths.Add($"chapters/{draft}");
        return
        [
            new DrawLinesAndVeils(new TableSafety([Text("line")], [Text("veil")])),
            new DraftChapter(draft, Text("draft-title"), Text("draft-text")),
            new EditChapter(draft, Text("draft-edited")),
            new DraftChapter(open, "Low tide", Text("before-publication")),
            new EditChapter(open, "The bell rings."),
            new PublishChapter(open),
            new AddSecret(open, secret, Text("secret")),
            new EditSecret(secret, Text("secret-edited")),
            new AddSecret(open, shared, Text("secret-of-one")),
            new RevealSecret(shared, [table.Players[0].User], Table: false),
            new ProposeConsequence(open, new ConsequenceId(Id()), new ConditionConsequence(table.Characters[1], Text("consequence"))),
            new FoundFaction(guild, "Salt Guild", "Everybody knows them.", Hidden: false),
            new SetFactionGoal(guild, Text("faction-goal")),
            new FoundFaction(cult, Text("faction-name"), Text("faction-description"), Hidden: true),
            new SetFactionGoal(cult, Text("hidden-faction-goal")),
            new SetAttitude(guild, cult, -3),
        ];
    }

    private IEnumerable<Command> Evening()
    {
        var (lurker, open, handout) = (new CombatantId(Id()), new CombatantId(Guid.NewGuid()), new HandoutId(Id()));
        Lurker = lurker;
        return
        [
            In(new PrepareScene(new SceneId(Id()), Text("scene-title"), Text("scene-notes")) { Session = default }),
            In(new AddCombatant(lurker, new CombatantProfile(Text("combatant"), Hidden: true, HitPointsHidden: true, [Text("combatant-condition")], 7, 33, 33)) { Session = default }),
            In(new AddCombatant(open, new CombatantProfile("Crab", Hidden: false, HitPointsHidden: false, [], 5, 9, 9)) { Session = default }),
            In(new DamageCombatant(lurker, 4) { Session = default }),
            In(new DamageCombatant(open, 2) { Session = default }),
            In(new HealCombatant(lurker, 3) { Session = default }),
            In(new CreateHandout(handout, Text("handout-title"), Text("handout-text")) { Session = default }),
            In(new ShowHandout(handout, [table.Players[0].User]) { Session = default }),
            In(new Whisper(new LogEntryId(Id()), Text("whisper"), [table.Players[0].User]) { Session = default }),
            In(new RollDice(new RollId(Id()), "1d20", RollAudience.GameMasters) { Session = default }),
        ];
    }

    private IEnumerable<Command> Places(RegionId region)
    {
        var (clock, fact, told, resource) = (new ClockId(Id()), new FactId(Id()), new FactId(Id()), new RegionResourceId(Id()));
        return
        [
            new WriteRegionNotes(Text("region-notes")) { Region = region },
            new SetRegionForecast(Text("forecast")) { Region = region },
            new StartClock(clock, Text("clock"), 2, Text("clock-consequence"), Hidden, new RaisesThreat(Text("threat-to-come"), 3, Hidden)) { Region = region },
            new TickClock(clock, 2) { Region = region },
            new RaiseThreat(new ThreatId(Id()), Text("threat"), 4, Hidden) { Region = region },
            new SetRegionResource(resource, Text("resource"), 3, Text("unit"), Hidden) { Region = region },
            new SetFactionInfluence(new FactionId(Id()), 30, Hidden) { Region = region },
            new RecordFact(fact, Text("fact"), FactStanding.True) { Region = region },
            new RecordFact(told, Text("fact-of-one"), FactStanding.False) { Region = region },
            new RevealFact(told, [table.Players[0].User], Hidden, FactStanding.Rumour) { Region = region },
        ];
    }

    private IEnumerable<Command> HiddenRegion()
    {
        var vault = new RegionId(Id());
        Vault = vault;
        Paths.Add($"regions/{vault}");
        return
        [
            new CreateRegion(Text("region"), Hidden) { Region = vault },
            new DescribeRegion(Text("terrain"), Text("region-description")) { Region = vault },
            new SetRoute(new RouteId(Id()), table.Region, Text("route"), 2, RegionVisibility.Public) { Region = vault },
            new RecordFact(new FactId(Id()), Text("fact-of-vault"), FactStanding.True) { Region = vault },
            .. Places(vault),
        ];
    }

    private IEnumerable<Command> People()
    {
        var shade = new CharacterId(Id());
        Shade = shade;
        Paths.Add($"characters/{shade}");
        return
        [
            new CreateCharacter(Text("character"), null, 10, Hidden: true) { Character = shade },
            new AddItem(new ItemId(Id()), Text("item"), 1, Text("item-note")) { Character = shade },
            new WriteCharacterNotes(Text("hidden-character-notes")) { Character = shade },
            new WriteGameMasterNotes(Text("game-master-notes")) { Character = table.Characters[0] },
            new WriteGameMasterNotes(Text("game-master-notes-of-second")) { Character = table.Characters[1] },
            new AddCondition(Text("hidden-condition"), 2, Hidden: true) { Character = table.Characters[1] },
            new SetBond(new BondId(Id()), Text("secret-bond"), shade, Secret: true) { Character = table.Characters[1] },
        ];
    }

    private IEnumerable<Command> OfFirstPlayer()
    {
        var mine = table.Characters[0];
        return
        [
            new WriteCharacterNotes(Text("private-notes")) { Character = mine },
            new SetGoal(new GoalId(Id()), Text("goal")) { Character = mine },
            new SetArc(new CharacterArc(Text("want"), Text("need"), Text("flaw"), 1)) { Character = mine },
            new SetBond(new BondId(Id()), Text("bond")) { Character = mine },
            new AddItem(new ItemId(Id()), Text("pocket"), 1, Text("pocket-note")) { Character = mine },
            In(new Whisper(new LogEntryId(Id()), Text("whisper-to-master"), [table.Owner.User]) { Session = default }),
        ];
    }

    private SessionCommand In(SessionCommand command) => command with { Session = table.Session };

    private string Text(string field)
    {
        var text = $"canary-{field}-{Random.Shared.Next():x8}";
        _texts.Add(text);
        return text;
    }

    private Guid Id()
    {
        var id = Guid.NewGuid();
        _ids.Add(id);
        return id;
    }
}
