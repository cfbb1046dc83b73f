using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansCampaigns.Client.EventSourcing;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>
/// One person who plays: a command after the other, as fast as a lively table. Now and then their machine dies while a command is under way, so that they never hear
/// of its outcome.
/// </summary>
internal sealed class Writer(PlayedTable table, Person person, ImmutableArray<Uri> servers, int seed)
{
    private const int OneInDies = 150;
    private const int ChaptersMax = 20;
    private const int TicksMax = 240;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(40);

    private readonly Random _random = new(seed);
    private int _chapters;
    private int _ticks;

    public PlayedTable Table { get; } = table;

    /// <summary>Everything sent, in order.</summary>
    public ConcurrentQueue<SentCommand> Sent { get; } = new();

    /// <summary>Until told to stop; then the command under way still gets its certain answer.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var connection = new CampaignConnection(person.At(servers, Table.Campaign));
        await connection.StartAsync(CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            var sent = new SentCommand(person, new CommandEnvelope(new CommandId(Guid.CreateVersion7()), Table.Campaign, Next()));
            Sent.Enqueue(sent);
            var sending = connection.SendAsync(sent.Envelope, CancellationToken.None);
            if (_random.Next(OneInDies) == 0)
            {
                await connection.DisposeAsync();
                connection = new CampaignConnection(person.At(servers, Table.Campaign));
                await connection.StartAsync(CancellationToken.None);
            }

            try
            {
                sent.Reply = await sending;
            }
            catch (OutcomeUnknownException)
            {
                sent.Reply = null;
            }

            await Task.Delay(Pace, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the pace of play, not a wait for anything
        }

        await connection.DisposeAsync();
    }

    private Command Next() => person == Table.Owner ? NextOfOwner() : NextOfPlayer();

    private Command NextOfPlayer() => _random.Next(20) switch
    {
        < 10 => new Say(new LogEntryId(Id()), Line()) { Session = Table.Session },
        < 13 => new RollDice(new RollId(Id()), "2d20kh1+5", RollAudience.Public) { Session = Table.Session },
        < 14 => new RollDice(new RollId(Id()), "1d20", RollAudience.Self) { Session = Table.Session },
        < 15 => new RollDice(new RollId(Id()), "1d20", RollAudience.Blind) { Session = Table.Session },
        < 19 => new Whisper(new LogEntryId(Id()), Line(), [Other().User]) { Session = Table.Session },

        // Nobody's session: refused whenever it is sent.
        _ => new Say(new LogEntryId(Id()), Line()) { Session = new SessionId(Id()) },
    };

    private Command NextOfOwner() => _random.Next(20) switch
    {
        < 6 => new Narrate(new LogEntryId(Id()), Line()) { Session = Table.Session },
        < 9 => new DamageCharacter(_random.Next(1, 4)) { Character = Anybody() },
        < 11 => new HealCharacter(1) { Character = Anybody() },
        < 14 => Give(),
        < 16 => new Whisper(new LogEntryId(Id()), Line(), [Other().User]) { Session = Table.Session },
        < 17 when _chapters < ChaptersMax => new DraftChapter(new ChapterId(Id()), $"Chapter {++_chapters}", Line()),
        < 18 => new DescribeCampaign(Line()),
        _ when _ticks < TicksMax => Tick(),
        _ => new SetRegionWeather(Line()) { Region = Table.Region },
    };

    private Command Tick() => ++_ticks % (PlayedTable.ClockSegments + 1) == 0
        ? new ResetClock(Table.Clock) { Region = Table.Region }
        : new TickClock(Table.Clock, 1) { Region = Table.Region };

    private GiveItem Give()
    {
        var from = _random.Next(Table.Characters.Length);
        var to = (from + 1 + _random.Next(Table.Characters.Length - 1)) % Table.Characters.Length;
        return new GiveItem(new TransferId(Id()), Table.Characters[to], Table.Coin, _random.Next(1, 4)) { Character = Table.Characters[from] };
    }

    private CharacterId Anybody() => Table.Characters[_random.Next(Table.Characters.Length)];

    private Person Other()
    {
        var others = Table.Players.Where(player => player != person).ToList();
        return others[_random.Next(others.Count)];
    }

    private string Line() => $"The bell rings {_random.Next(1_000_000)} times under water.";

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
