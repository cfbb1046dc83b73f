using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Client.EventSourcing;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A campaign in which much happens in several entities of each kind, and what must have followed from it.</summary>
internal sealed class HandledTable(CampaignId campaign, Person owner, int handlers)
{
    private const int EntitiesOfAKind = 4;
    private const int OneInPoisons = 400;
    private const int RowsAtOnce = 5_000;

    private readonly SessionId[] _sessions = [.. Enumerable.Range(0, EntitiesOfAKind).Select(_ => new SessionId(Guid.NewGuid()))];
    private readonly CharacterId[] _characters = [.. Enumerable.Range(0, EntitiesOfAKind).Select(_ => new CharacterId(Guid.NewGuid()))];
    private readonly RegionId[] _regions = [.. Enumerable.Range(0, EntitiesOfAKind).Select(_ => new RegionId(Guid.NewGuid()))];
    private int _sent;

    public CampaignId Campaign { get; } = campaign;

    /// <summary>Commands that have their answer.</summary>
    public int Answered => Volatile.Read(ref _answered);

    private int _answered;

    public static async Task<HandledTable> CreateAsync(ImmutableArray<Uri> servers, int handlers)
    {
        var table = new HandledTable(new CampaignId(Guid.NewGuid()), Person.Named("Ada"), handlers);
        await using var connection = await table.ConnectAsync(servers);
        await PlayedTable.DoneAsync(connection, new CreateCampaign("The Drowned Bell", "Ada"));
        for (var n = 0; n < EntitiesOfAKind; n++)
        {
            await PlayedTable.DoneAsync(connection, new CreateSession($"Evening {n}") { Session = table._sessions[n] });
            await PlayedTable.DoneAsync(connection, new OpenSession { Session = table._sessions[n] });
            await PlayedTable.DoneAsync(connection, new CreateCharacter($"Hero {n}", null, 10) { Character = table._characters[n] });
            await PlayedTable.DoneAsync(connection, new CreateRegion($"Region {n}") { Region = table._regions[n] });
        }

        for (var n = 0; n < handlers; n++) await PlayedTable.DoneAsync(connection, new CreateRegion("Ledger") { Region = ChaosHandler.LedgerOf(table.Campaign, n) });
        return table;
    }

    /// <summary>Plays so many events by so many hands, each waiting for its receipts, over any number of deaths.</summary>
    public Task PlayAsync(ImmutableArray<Uri> servers, int events, int hands, int seed) =>
        Task.WhenAll(Enumerable.Range(0, hands).Select(hand => PlayAsync(servers, (events / hands) + (hand < events % hands ? 1 : 0), new Random(seed + hand))));

    /// <summary>Compares the journal with itself: what happened, and what was to follow from it.</summary>
    /// <returns>Effects, and the events that must be dead letters.</returns>
    public async Task<(int Events, int Effects, ImmutableArray<(string Handler, long Sequence)> Poisoned)> CheckAsync(IJournalStore store)
    {
        var rows = await RowsAsync(store);
        var sources = rows.Where(row => ChaosHandler.Sources.Contains(row.EventType)).ToList();
        var effects = 0;
        var poisoned = ImmutableArray.CreateBuilder<(string, long)>();
        for (var n = 0; n < handlers; n++)
        {
            var handler = new ChaosHandler(n);
            var taken = sources.Where(row => handler.Takes.Contains(row.EventType)).ToList();
            var poison = taken.Where(row => handler.IsPoison(Decode(row))).Select(row => row.Sequence).ToHashSet();
            var handled = rows.Where(row => row.EventType == ChaosHandler.Ledger && row.EntityId == ChaosHandler.LedgerOf(Campaign, n).Value)
                .Select(row => long.Parse(((RegionRenamed)Decode(row)).Name, CultureInfo.InvariantCulture)).ToList();
            var where = $"{handler.Name} in {Campaign}";
            var twice = handled.CountBy(sequence => sequence).Where(count => count.Value > 1).Select(count => count.Key).ToList();
            Assert.True(twice.Count == 0, $"{where}: {twice.Count} events took effect twice, first {twice.FirstOrDefault()}.");
            var missing = taken.Select(row => row.Sequence).Except(poison).Except(handled).ToList();
            Assert.True(missing.Count == 0, $"{where}: {missing.Count} events took no effect, first {missing.FirstOrDefault()}.");
            Assert.True(handled.Count == taken.Count - poison.Count, $"{where}: effects of events that it does not take.");
            CheckOrder(where, handled, taken.ToDictionary(row => row.Sequence, row => row.EntityId));
            poisoned.AddRange(poison.Order().Select(sequence => (handler.Name, sequence)));
            effects += handled.Count;
        }

        return (sources.Count, effects, poisoned.ToImmutable());
    }

    private static void CheckOrder(string where, List<long> handled, Dictionary<long, Guid> entities)
    {
        var last = new Dictionary<Guid, long>();
        foreach (var sequence in handled)
        {
            var before = last.GetValueOrDefault(entities[sequence]);
            Assert.True(before < sequence, $"{where}: {sequence} took effect after {before}, which is later in the same entity.");
            last[entities[sequence]] = sequence;
        }
    }

    private async Task PlayAsync(ImmutableArray<Uri> servers, int events, Random random)
    {
        await using var connection = await ConnectAsync(servers);
        for (var n = 0; n < events; n++)
        {
            await PlayedTable.DoneAsync(connection, Next(random));
            Interlocked.Increment(ref _answered);
        }
    }

    private Command Next(Random random)
    {
        var text = $"Event {Interlocked.Increment(ref _sent)}";
        for (var n = 0; n < handlers; n++)
            if (random.Next(OneInPoisons) == 0) text = $"{text} {ChaosHandler.Poisonous(n)}";
        var which = random.Next(EntitiesOfAKind);
        return random.Next(4) switch
        {
            0 => new DescribeCampaign(text),
            1 => new Narrate(new LogEntryId(Guid.NewGuid()), text) { Session = _sessions[which] },
            2 => new WriteGameMasterNotes(text) { Character = _characters[which] },
            _ => new SetRegionWeather(text) { Region = _regions[which] },
        };
    }

    private async Task<CampaignConnection> ConnectAsync(ImmutableArray<Uri> servers)
    {
        var connection = new CampaignConnection(owner.At(servers, Campaign));
        await connection.StartAsync();
        return connection;
    }

    private async Task<List<JournalRow>> RowsAsync(IJournalStore store)
    {
        var rows = new List<JournalRow>();
        while (await store.ReadAsync(Campaign.Value, rows.Count, RowsAtOnce, CancellationToken.None) is { IsEmpty: false } page) rows.AddRange(page);
        return rows;
    }

    private static DomainEvent Decode(JournalRow row) => EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span);
}
