using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Several tables at once on one cluster, played and watched over the SDK until it is called off.</summary>
internal sealed class Evening : IDisposable
{
    /// <summary>After the last fault everything that is under way ends within this.</summary>
    public static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _playing = new();
    private readonly CancellationTokenSource _watching = new();
    private Task _writersDone = Task.CompletedTask;
    private Task _viewersDone = Task.CompletedTask;

    private Evening(ImmutableArray<PlayedTable> tables, ImmutableArray<Writer> writers, ImmutableArray<Viewer> viewers) =>
        (Tables, Writers, Viewers) = (tables, writers, viewers);

    public ImmutableArray<PlayedTable> Tables { get; }

    public ImmutableArray<Writer> Writers { get; }

    public ImmutableArray<Viewer> Viewers { get; }

    public IEnumerable<SentCommand> Sent => Writers.SelectMany(writer => writer.Sent);

    public int Answered => Sent.Count(sent => sent.Reply is not null);

    /// <summary>Four tables with a game master and four players each; of every table the game master, two players and two spectators watch.</summary>
    public static async Task<Evening> StartAsync(LocalCluster cluster, int seed)
    {
        var servers = cluster.Addresses;
        var tables = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlayedTable.CreateAsync(servers, players: 4, spectators: 2)));
        var seeds = new Random(seed);
        var writers = from table in tables
                      from person in table.Players.Prepend(table.Owner)
                      select new Writer(table, person, servers, seeds.Next());
        var viewers = from table in tables
                      from person in (Person[])[table.Owner, table.Players[0], table.Players[1], .. table.Spectators]
                      select new Viewer(table, person, servers, seeds.Next());
        var evening = new Evening([.. tables], [.. writers], [.. viewers]);
        evening._viewersDone = Task.WhenAll(evening.Viewers.Select(viewer => viewer.RunAsync(evening._watching.Token)));
        evening._writersDone = Task.WhenAll(evening.Writers.Select(writer => writer.RunAsync(evening._playing.Token)));
        return evening;
    }

    /// <summary>Nobody sends any more, and everybody who waited for an answer has it.</summary>
    /// <exception cref="TimeoutException">Somebody still waits; the message says for what.</exception>
    public async Task StopWritingAsync()
    {
        await _playing.CancelAsync();
        try
        {
            await _writersDone.WaitAsync(SettleMax);
        }
        catch (TimeoutException)
        {
            var open = Writers.Select(writer => writer.Sent.Last()).Where(sent => sent.Reply is null);
            throw new TimeoutException($"Without an answer after {SettleMax}:\n{string.Join('\n', open)}");
        }
    }

    /// <summary>Sends again what was refused or never answered, and with it some of the rest: from now on every command's end is known.</summary>
    public async Task AskAgainAsync(ImmutableArray<Uri> servers)
    {
        using var limit = new CancellationTokenSource(SettleMax);
        await Task.WhenAll(Writers.Select(writer => AskAgainAsync(writer, servers, limit.Token)));
    }

    public async Task StopWatchingAsync()
    {
        await _watching.CancelAsync();
        await _viewersDone;
    }

    public void Dispose()
    {
        _playing.Dispose();
        _watching.Dispose();
    }

    private static async Task AskAgainAsync(Writer writer, ImmutableArray<Uri> servers, CancellationToken limit)
    {
        var sent = writer.Sent.ToList();
        if (sent.Count == 0) return;
        await using var connection = await writer.Table.ConnectAsync(servers, sent[0].By);
        var sample = sent.Take(3).Concat(sent.TakeLast(3)).ToHashSet();
        foreach (var command in sent.Where(command => command.Reply?.Receipt is null || sample.Contains(command)))
        {
            var before = command.Reply;
            command.Reply = await connection.SendAsync(command.Envelope, limit);
            if (before?.Receipt is not { } receipt) continue;
            Assert.True(command.Reply.Receipt?.Seal == receipt.Seal, $"{command.Envelope} got another receipt when sent again: {receipt}, then {command.Reply}");
        }
    }
}
