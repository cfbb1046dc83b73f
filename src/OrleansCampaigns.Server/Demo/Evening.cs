using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>The script of the sample evening: four people, a harbour, and somebody who buys lamplight by the measure.</summary>
internal sealed class Evening
{
    public const string CampaignName = "The Lamps of Saltmere";
    public const string GameMaster = "Hedda";

    private const string Ines = "Ines";
    private const string Tomas = "Tomas";
    private const string Yara = "Yara";
    private const string Jun = "Jun";

    private static readonly (string Player, string Character, int HitPoints)[] Cast =
    [
        (Ines, "Orla Quickwick", 22), (Tomas, "Brother Fennick", 27), (Yara, "Captain Marrow", 31), (Jun, "Pip Thimblewright", 17),
    ];

    private readonly DemoIds _ids = new(CampaignName);
    private readonly List<EveningStep> _steps = [];
    private readonly SessionId _session;
    private readonly RegionId _causeway;
    private readonly ClockId _dark;
    private readonly ChapterId _chapter;

    private Evening()
    {
        _session = _ids.Of<SessionId>("first evening");
        _causeway = _ids.Of<RegionId>("causeway");
        _dark = _ids.Of<ClockId>("dark tide");
        _chapter = _ids.Of<ChapterId>("one");
        Prepare();
        Arrive();
        Investigate();
        Climb();
        Close();
    }

    public static ImmutableArray<string> Players { get; } = [.. Cast.Select(part => part.Player)];

    public static ImmutableArray<EveningStep> Script() => [.. new Evening()._steps];

    private static TimeSpan Beat(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Prepare()
    {
        Do(GameMaster, new CreateRegion("The Causeway") { Region = _causeway }, 0.5);
        Do(GameMaster, new DescribeRegion("Tidal flats", "Two miles of stone road, ninety-one lamps, and water on both sides that is always a little closer than you remember.") { Region = _causeway }, 0.5);
        Do(GameMaster, new StartClock(_dark, "The dark tide", 6, "The last lamp goes out and the road belongs to the sea.", RegionVisibility.Table) { Region = _causeway }, 1);
        foreach (var (player, character, hitPoints) in Cast)
            Do(player, new CreateCharacter(character, HitPointsMaximum: hitPoints) { Character = CharacterOf(player) }, 0.5);
        Do(GameMaster, new DraftChapter(_chapter, "One Lamp Fewer", "Every evening the keeper of Saltmere counts the lamps along the causeway, and every morning there is one fewer. Nobody steals the lamps. Only the light is gone, as if someone had drunk it and set the glass back politely."), 0.5);
        Do(GameMaster, new AddSecret(_chapter, Ledger, "The tally marks in the buyer's ledger are a smuggler's code, and you invented it. Someone from your old crew is alive."), 0.5);
        Do(GameMaster, new CreateSession("The first evening") { Session = _session }, 0.5);
        Do(GameMaster, new OpenSession { Session = _session }, 1);
        foreach (var (player, _, _) in Cast) Do(player, new TakeSeat(CharacterOf(player)) { Session = _session }, 0.4);
        Do(GameMaster, new PublishChapter(_chapter), 3);
    }

    private void Arrive()
    {
        Do(GameMaster, new StartScene(_ids.Of<SceneId>("keeper"), "The keeper's kitchen", _causeway) { Session = _session }, 1.5);
        Narrate("Rain on a tin roof. The keeper slides four bowls of eel soup across the table and says, without looking up: ninety-one yesterday. Ninety today. You do the sum.", 4);
        Say(Tomas, "I took a vow of silence once. It lasted from the gate to the first interesting thing.", 2.5);
        Say(Ines, "My mother lit those lamps for thirty years. A lamp does not just stop. It sulks first. Which one went?", 2.5);
        Narrate("The forty-fourth. The one over the old toll stair. She pushes a cold glass chimney across to you. It is clean. It has never been this clean.", 3);
        Roll(Jun, "adv+5 # Pip looks at the glass", 3);
        Say(Jun, "There is a thread on the burner. Cut square, both ends. This is instrument work. I am offended and also in love.", 3);
    }

    private void Investigate()
    {
        Tick(1, 2);
        Narrate("Outside, a long way down the road, something that was bright is not bright any more. Eighty-nine.", 3);
        Do(GameMaster, new StartScene(_ids.Of<SceneId>("stair"), "The toll stair", _causeway) { Session = _session }, 1.5);
        Say(Yara, "Tide is wrong. It should be an hour yet. Keep to the crown of the road and do not talk to anything that knows your name.", 3);
        Roll(Yara, "1d20+7 # Marrow listens to the water", 2.5);
        Narrate("Under the stair a door stands open that was bricked up before any of you were born. Behind it, shelves. On the shelves, jars. In the jars, evenings.", 4);
        Do(GameMaster, new CreateHandout(_ids.Of<HandoutId>("label"), "A label, in brown ink", "Forty-fourth lamp. One autumn, lightly smoked. Paid in full.") { Session = _session }, 0.5);
        Do(GameMaster, new ShowHandout(_ids.Of<HandoutId>("label"), [], ToTable: true) { Session = _session }, 3);
        Say(Ines, "That is the night my mother did not come home.", 3);
    }

    private void Climb()
    {
        Tick(2, 2);
        Do(GameMaster, new RevealSecret(Ledger, [UserOf(Yara)], Table: false), 4);
        Whisper(Yara, "Do they see my face? I do not want them to see my face.", 3);
        Say(Yara, "It is only a ledger. Leave it.", 2.5);
        Say(Tomas, "Captain, you have read it twice, and you cannot do sums.", 3);
        Roll(Tomas, "1d20+2 # Fennick does not let it go", 2.5);
        Narrate("Something in the last jar turns round to look at whoever is holding the lantern. It is very old, it is very tired, and it would like its change.", 4);
        Do(Ines, new DamageCharacter(4) { Character = CharacterOf(Ines) }, 2);
        Roll(Ines, "2d20kh1+4 # Orla holds the lantern steady", 3);
        Say(Ines, "You can have mine. The light of this evening, all of it. But I want the autumn back.", 4);
    }

    private void Close()
    {
        Narrate("The jar opens. Along two miles of road, one after another, starting with the forty-fourth, the lamps come on.", 4);
        Say(Jun, "Ninety. Ninety-one. Ninety-two. Why are there ninety-two?", 3);
        Narrate("At the far end of the causeway, where there has never been a lamp, somebody is holding one. They wave to the Captain. That is where we stop.", 4);
        Do(GameMaster, new CloseSession([new ClockAdvance(_causeway, _dark, 1)]) { Session = _session }, 3);
    }

    private SecretId Ledger => _ids.Of<SecretId>("ledger");

    private CharacterId CharacterOf(string player) => _ids.Of<CharacterId>(player);

    private UserId UserOf(string player) => _ids.Of<UserId>(player);

    private void Do(string actor, Command command, double seconds, Guid? entry = null) =>
        _steps.Add(new EveningStep($"{_steps.Count} {WireJson.WireNameOf(command.GetType())}", actor, command, Beat(seconds), entry));

    private void Narrate(string text, double seconds) => Entry(GameMaster, entry => new Narrate(entry, text) { Session = _session }, seconds);

    private void Say(string player, string text, double seconds) =>
        Entry(player, entry => new Say(entry, text, CharacterOf(player)) { Session = _session }, seconds);

    private void Whisper(string player, string text, double seconds) =>
        Do(player, new Whisper(NextEntry(), text, [UserOf(GameMaster)], CharacterOf(player)) { Session = _session }, seconds);

    private void Roll(string player, string expression, double seconds) =>
        Entry(player, entry => new RollDice(new RollId(entry.Value), expression, RollAudience.Public, CharacterOf(player)) { Session = _session }, seconds);

    private void Tick(int segments, double seconds) => Do(GameMaster, new TickClock(_dark, segments) { Region = _causeway }, seconds);

    private void Entry(string actor, Func<LogEntryId, Command> command, double seconds)
    {
        var entry = NextEntry();
        Do(actor, command(entry), seconds, entry.Value);
    }

    private LogEntryId NextEntry() => _ids.Of<LogEntryId>($"entry {_steps.Count}");
}
