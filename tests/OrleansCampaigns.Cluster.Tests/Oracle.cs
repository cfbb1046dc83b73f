using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>What must hold of one campaign when everything has settled. The journal, read from the database, is the measure of all else.</summary>
internal sealed class Oracle(PlayedTable table, FoldedJournal journal)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public FoldedJournal Journal { get; } = journal;

    /// <summary>Every row follows on the one before, and no command has rows in two places.</summary>
    public void CheckChain()
    {
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, Journal.Rows));
        var last = new Dictionary<Guid, JournalRow>();
        foreach (var row in Journal.Rows)
        {
            var index = last.TryGetValue(row.CommandId, out var before) ? before.CommandIndex + 1 : 0;
            Assert.True(row.CommandIndex == index, $"Command {row.CommandId} happened twice: again at {row.Sequence}.");
            Assert.True(before is null || before.Sequence == row.Sequence - 1, $"Command {row.CommandId} is torn at {row.Sequence}.");
            last[row.CommandId] = row;
        }
    }

    /// <summary>A receipt's seal is the hash of the command's last row; a refused command has no row; and nothing is in the journal that nobody sent.</summary>
    public void CheckReceipts(IEnumerable<SentCommand> sent)
    {
        var rows = Journal.Rows.ToLookup(row => new CommandId(row.CommandId));
        foreach (var command in sent)
        {
            var mine = rows[command.Envelope.Id].ToList();
            Assert.True(command.Reply is not null, $"{command.Envelope} has no certain end.");
            if (command.Reply.Receipt is { Seal.Length: > 0 } receipt)
            {
                Assert.True(mine.Count > 0, $"{command.Envelope} has a receipt and is not in the journal.");
                Assert.Equal(Convert.ToHexStringLower(mine[^1].Hash.Span), receipt.Seal);
            }
            else
            {
                Assert.True(mine.Count == 0, $"{command.Envelope} has {mine.Count} rows in the journal, but was answered {command.Reply}.");
            }
        }
    }

    /// <summary>What follows from an event happened once for each event, and coins changed hands but not their number.</summary>
    public void CheckEffects()
    {
        var happened = Journal.Rows.Select(row => new CommandId(row.CommandId)).ToHashSet();
        foreach (var recorded in Journal.Events)
            foreach (var effect in Influence.Of(Journal.Campaign, recorded))
                Assert.True(happened.Contains(effect.Id), $"{recorded} at {recorded.Sequence} had no effect: {effect}");
        var characters = Journal.World.Characters.Values;
        var coins = characters.SelectMany(character => character.Inventory.Values.Concat(character.InTransit.Values.Select(transit => transit.Content)));
        Assert.Equal(PlayedTable.Coins, coins.Where(item => item.Name == PlayedTable.CoinName).Sum(item => item.Quantity));
        Assert.All(characters, character => Assert.Empty(character.InTransit));
    }

    /// <summary>True when all effects of the journal's events have rows and nothing is on its way between two characters.</summary>
    public bool IsSettled()
    {
        var happened = Journal.Rows.Select(row => new CommandId(row.CommandId)).ToHashSet();
        return Journal.World.Characters.Values.All(character => character.InTransit.IsEmpty)
            && Journal.Events.All(recorded => Influence.Of(Journal.Campaign, recorded).All(effect => happened.Contains(effect.Id)));
    }

    /// <summary>The viewer got exactly the updates of its two channels, and what it folded is what the journal folds to.</summary>
    public async Task CheckViewerAsync(Viewer viewer, CancellationToken limit)
    {
        var world = Journal.World;
        var channel = Channel.MainOf(world.RoleOf(viewer.Person.User)!.Value);
        var (mains, owns) = (Journal.UpdatesOf(new Channel(channel)), Journal.UpdatesOf(Channel.Own(viewer.Person.User)));
        var who = $"{viewer.Person.Name} on {channel}";
        try
        {
            await viewer.ReachAsync(mains.Count, owns.Count, limit);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{who} stands at {viewer.State?.Cursor}; the channels have {mains.Count} and {owns.Count} updates.");
        }

        Assert.True(viewer.Problems.Count == 0, $"{who}: {string.Join(' ', viewer.Problems)}");
        Assert.Equal(channel, viewer.Start.Channel);
        Assert.Equal(mains.Skip((int)viewer.Start.Main), viewer.Main);
        Assert.Equal(owns.Skip((int)viewer.Start.Own), viewer.Own);
        AssertSame(Views.Main(world, channel), viewer.State!.Main!, who);
        AssertSame(Views.Own(world, viewer.Person.User), viewer.State.Own!, who);
    }

    /// <summary>Every live entity has the state that its events fold to.</summary>
    public async Task CheckLiveAsync(IGrainFactory grains)
    {
        var world = Journal.World;
        foreach (var (entity, version) in Journal.Versions)
        {
            var live = await grains.GetEntity(Journal.Campaign, entity).FingerprintAsync();
            Assert.Equal((version, HashOf(world, entity)), (live.Version, live.StateHash));
        }
    }

    /// <summary>Each server's replica shows the game master what the journal folds to.</summary>
    public async Task CheckServersAsync(ImmutableArray<Uri> servers, CancellationToken limit)
    {
        var expected = JsonOf(Views.Main(Journal.World, ChannelKind.GameMasters));
        foreach (var server in servers)
        {
            using var http = table.Owner.Http(server);
            string seen;
            do
            {
                var answer = await http.GetFromJsonAsync<EverythingAnswer>($"api/v1/campaigns/{Journal.Campaign}/everything", WireJson.Options, limit);
                seen = JsonOf(answer!.Main);
                if (seen == expected) break;
                await Task.Delay(LookEvery, CancellationToken.None); // a replica learns of a lost hint by polling
            }
            while (!limit.IsCancellationRequested);
            Assert.True(seen == expected, $"{server} shows\n{seen}\nThe journal folds to\n{expected}");
        }
    }

    private static string HashOf(CampaignWorld world, EntityRef entity) => entity.Kind switch
    {
        EntityKind.Campaign => StateJson.HashOf(world.Campaign),
        EntityKind.Session => StateJson.HashOf(world.Sessions[new(entity.Id)]),
        EntityKind.Character => StateJson.HashOf(world.Characters[new CharacterId(entity.Id)]),
        EntityKind.Region => StateJson.HashOf(world.Regions[new(entity.Id)]),
        _ => throw new InvalidOperationException($"{entity} is of no known kind."),
    };

    private static void AssertSame<TView>(TView expected, TView folded, string who)
    {
        var (left, right) = (JsonOf(expected), JsonOf(folded));
        Assert.True(left == right, $"{who} folded\n{right}\nThe journal folds to\n{left}");
    }

    private static string JsonOf<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}
