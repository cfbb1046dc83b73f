using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Tests.EventSourcing.Conflicts;

/// <summary>
/// A client with an outbox that is delivered in order. Everything that it types is a word of its own that nobody else writes; it takes out only words that it has seen from the start, so that
/// whatever was typed must be somewhere at the end.
/// </summary>
internal sealed class SimulatedClient(SimulatedServer server, UserId user, int number)
{
    private readonly Queue<(CommandId Id, Command Command, long Seen)> _outbox = new();
    private string _text = server.World.Campaign.Chapters[0].Text;
    private (long Campaign, long Character, long Region) _seen = SeenNow(server, user);
    private int _words;
    private int _setWithoutRead;

    public int Sent { get; private set; }

    public List<string> Typed { get; } = [];

    private bool IsPlayer => user == SimulatedServer.Player;

    /// <summary>The last is a player with a character of their own.</summary>
    public static SimulatedClient[] Four(SimulatedServer server) =>
        [new(server, SimulatedServer.Owner, 0), new(server, SimulatedServer.CoMaster, 1), new(server, SimulatedServer.Service, 2), new(server, SimulatedServer.Player, 3)];

    public static Command Commuting(int number) => (number % 3) switch
    {
        0 => new DamageCharacter(1 + (number % 4)) { Character = SimulatedServer.Mira },
        1 => new HealCharacter(1 + (number % 5)) { Character = SimulatedServer.Mira },
        _ => new TickClock(SimulatedServer.Doom, 1) { Region = SimulatedServer.Marsh },
    };

    public void Do(Step step)
    {
        switch (step.Act)
        {
            case Act.Type when IsPlayer: SetField(step.Number); break;
            case Act.Type: Write(step.Number); break;
            case Act.SetField: SetField(step.Number); break;
            case Act.Commute: Put(Commuting(IsPlayer ? step.Number % 3 / 2 : step.Number)); break;
            case Act.Land: server.Land(); break;
            case Act.Deliver: Deliver(twice: false); break;
            case Act.DeliverTwice: Deliver(twice: true); break;
            case Act.Read: Read(); break;
            case Act.Restart: server.Restart(); break;
            default: throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown act.");
        }
    }

    public void ComeOnline()
    {
        while (_outbox.Count > 0) Deliver(twice: false);
    }

    private void Deliver(bool twice)
    {
        if (!_outbox.TryDequeue(out var next)) return;
        for (var times = twice ? 2 : 1; times > 0; times--)
        {
            var (outcome, refusal) = server.Send(next.Id, user, next.Command, next.Seen);
            Assert.True(outcome is not null, $"{next.Command}: {refusal}");
        }
    }

    /// <summary>Only with an empty outbox: what waits rests on what the client had.</summary>
    private void Read()
    {
        if (_outbox.Count > 0) return;
        (_text, _seen, _setWithoutRead) = (server.World.Campaign.Chapters[0].Text, SeenNow(server, user), 0);
    }

    private void Write(int at)
    {
        var word = $"typed{number}x{_words++}x";
        var words = ProseWords.Instance.Chunk(_text);
        var place = words.Take(at % (words.Count + 1)).Sum(w => w.Length);
        var take = at % 3 == 0 && place < _text.Length && IsOriginal(words[at % (words.Count + 1)]) ? words[at % (words.Count + 1)].Length : 0;
        TextHunk hunk = new(place, take, (at % 5) switch { 0 => $"\n{word} ", 1 => $"{word} \n", _ => $"{word} " });
        var before = _text;
        _text = TextPatch.Apply(_text, [hunk]);
        Put(at % 2 == 0 ? new EditChapterText(SimulatedServer.Chapter, TextPatch.HashOf(before), [hunk]) : new EditChapter(SimulatedServer.Chapter, _text, TextPatch.HashOf(before)));
        Typed.Add(word);
    }

    private static bool IsOriginal(string word) => !word.Contains("typed", StringComparison.Ordinal) && word != "\n";

    /// <summary>Each field once between two looks: who sets one twice means to lose the first, and who has seen a value means to replace it.</summary>
    private void SetField(int at)
    {
        var value = $"value{number}x{_words++}x";
        var field = IsPlayer ? at % 2 : at % 5;
        if ((_setWithoutRead & (1 << field)) != 0) return;
        _setWithoutRead |= 1 << field;
        Put(field switch
        {
            0 => new RenameCharacter(value) { Character = SimulatedServer.Mira },
            1 => new WriteCharacterNotes(value) { Character = SimulatedServer.Mira },
            2 => new WriteGameMasterNotes(value) { Character = SimulatedServer.Mira },
            3 => new RetitleChapter(SimulatedServer.Chapter, value),
            _ => new SetRegionWeather(value) { Region = SimulatedServer.Marsh },
        });
    }

    private void Put(Command command)
    {
        var seen = command switch { CampaignCommand => _seen.Campaign, CharacterCommand => _seen.Character, _ => _seen.Region };
        _outbox.Enqueue((new CommandId(new Guid(++Sent, (short)(100 + number), 0, new byte[8])), command, seen));
    }

    private static (long, long, long) SeenNow(SimulatedServer server, UserId user) => (
        server.VisibleTo(user, new EntityRef(EntityKind.Campaign, SimulatedServer.Campaign.Value)),
        server.VisibleTo(user, new EntityRef(EntityKind.Character, SimulatedServer.Mira.Value)),
        server.VisibleTo(user, new EntityRef(EntityKind.Region, SimulatedServer.Marsh.Value)));
}
