using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>One command id for two entities of a campaign: the second hears so, and the campaign's journal stays as it is for everybody else.</summary>
public sealed class UsedCommandIdTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task The_second_entity_refuses_and_the_journal_lives_on()
    {
        var campaign = await silos.CampaignAsync();
        var id = Guid.NewGuid();
        await silos.CommitAsync(campaign, new RenameCampaign("First"), id);
        await RefusesWithoutReloadAsync(campaign, id);
    }

    [Fact]
    public async Task An_id_that_only_the_database_remembers_is_refused_and_the_journal_lives_on()
    {
        var (campaign, id, _) = await ForgottenIdAsync();
        await RefusesWithoutReloadAsync(campaign, id);
    }

    [Fact]
    public async Task Appends_behind_the_one_that_is_turned_down_are_placed_anew_and_those_of_its_entity_are_not()
    {
        var (campaign, id, version) = await ForgottenIdAsync();
        var (epoch, journal) = (await EpochAsync(campaign), silos.Cluster.Client.GetJournal(campaign));
        var (guilty, other) = (new EntityRef(EntityKind.Character, Guid.NewGuid()), new EntityRef(EntityKind.Campaign, campaign.Value));
        var (guiltys, others) = (await journal.AttachAsync(guilty), await journal.AttachAsync(other));
        var letGo = new TaskCompletionSource();
        silos.Store.HoldNextAppend(letGo.Task);
        var turnedDown = await PlacedAsync(journal, Append(guilty, 0, guiltys, isFirst: true, id));
        var builtOnIt = await PlacedAsync(journal, Append(guilty, 1, guiltys, isFirst: false));
        var behind = await PlacedAsync(journal, Append(other, version, others, isFirst: true));
        var last = await PlacedAsync(journal, Append(other, version + 1, others, isFirst: false));
        letGo.SetResult();
        await UndecidedAsync(turnedDown());
        await UndecidedAsync(builtOnIt());
        Assert.Equal([version + 1, version + 2], [(await behind())[0].Sequence, (await last())[0].Sequence]);
        Assert.Equal(epoch, await EpochAsync(campaign));
        AssertChain(await silos.JournalAsync(campaign));
    }

    [Fact]
    public async Task An_id_sent_to_many_entities_at_once_takes_effect_in_one_and_disturbs_no_other_command()
    {
        var campaign = await silos.CampaignAsync();
        for (var round = 0; round < 5; round++)
        {
            var epoch = await EpochAsync(campaign);
            var id = Guid.NewGuid();
            var others = Enumerable.Range(0, 40).Select(n => silos.SendAsync(campaign, n % 2 == 0 ? new DescribeCampaign($"{round}/{n}") : NewCharacter(), silo: n % 4 / 2));
            var same = Enumerable.Range(0, 8).Select(n => silos.SendAsync(campaign, NewCharacter(), id, silo: n % 2));
            var (ends, used) = (Task.WhenAll(others), await Task.WhenAll(same));
            Assert.All(await ends, end => Assert.Null(end.Refusal));
            Assert.Single(used, end => end.Refusal is null);
            Assert.All(used.Where(end => end.Commit is null), end => Assert.Equal("command.id-used", end.Refusal!.Code));
            Assert.Equal(epoch, await EpochAsync(campaign));
        }

        AssertChain(await silos.JournalAsync(campaign));
    }

    /// <summary>Others' commands are under way at the same time, placed before and behind the one that is turned down.</summary>
    private async Task RefusesWithoutReloadAsync(CampaignId campaign, Guid id)
    {
        var epoch = await EpochAsync(campaign);
        var before = Enumerable.Range(0, 20).Select(_ => silos.SendAsync(campaign, NewCharacter())).ToList();
        var second = silos.SendAsync(campaign, NewCharacter(), id);
        var behind = Enumerable.Range(0, 20).Select(n => silos.SendAsync(campaign, n % 2 == 0 ? NewCharacter() : new DescribeCampaign($"Behind {n}"))).ToList();
        Assert.Equal("command.id-used", (await second).Refusal?.Code);
        Assert.All(await Task.WhenAll(before.Concat(behind)), end => Assert.Null(end.Refusal));
        Assert.Equal(epoch, await EpochAsync(campaign));
        AssertChain(await silos.JournalAsync(campaign));
    }

    /// <summary>Sends it, and an append of nobody that is turned down at once: when that is answered, the first has its place.</summary>
    private static async Task<Func<Task<ImmutableArray<Commit>>>> PlacedAsync(ICampaignJournalGrain journal, AppendRequest request)
    {
        var append = journal.AppendAsync(request);
        await UndecidedAsync(journal.AppendAsync(Append(new EntityRef(EntityKind.Session, Guid.NewGuid()), 0, default, isFirst: true)));
        return () => append;
    }

    private static async Task UndecidedAsync(Task append) => await Assert.ThrowsAsync<CommandUndecidedException>(() => append);

    /// <summary>A campaign with a command id that is in the journal and no longer in memory, and the version of its campaign entity.</summary>
    private async Task<(CampaignId Campaign, Guid Id, long Version)> ForgottenIdAsync()
    {
        var campaign = await silos.CampaignAsync();
        var id = Guid.NewGuid();
        await silos.CommitAsync(campaign, new RenameCampaign("First"), id);
        await Task.WhenAll(Enumerable.Range(0, RecentCommands.RecentMax + 10).Select(n => silos.CommitAsync(campaign, new DescribeCampaign($"Description {n}"))));
        Assert.Null((await silos.ReplicaAsync(0, campaign)).Recent.EntityOf(new CommandId(id)));
        return (campaign, id, (await silos.JournalAsync(campaign)).Count);
    }

    private static AppendRequest Append(EntityRef entity, long version, Attachment attachment, bool isFirst, Guid? id = null)
    {
        var encoded = EventCodec.Encode(new CampaignRenamed($"Name {version}"));
        var command = new DecidedCommand(
            new CommandId(id ?? Guid.NewGuid()), TwoSilos.Owner, DateTimeOffset.UnixEpoch, [new DecidedEvent(encoded.Type, encoded.Schema, encoded.Payload)]);
        return new AppendRequest(entity, version, [command], attachment, isFirst);
    }

    private async Task<long> EpochAsync(CampaignId campaign) => (await silos.Store.ReadHeadsAsync([campaign.Value], CancellationToken.None))[0].Epoch;

    private static CreateCharacter NewCharacter() => new("Ada") { Character = new CharacterId(Guid.NewGuid()) };

    private static void AssertChain(List<JournalRow> rows)
    {
        var previous = JournalChain.Genesis;
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.Equal(i + 1, rows[i].Sequence);
            Assert.Equal(JournalChain.HashOf(previous.Span, rows[i]), rows[i].Hash.ToArray());
            previous = rows[i].Hash;
        }

        foreach (var entity in rows.GroupBy(row => row.EntityId))
            Assert.Equal(Enumerable.Range(1, entity.Count()).Select(n => (long)n), entity.Select(row => row.EntityVersion));
    }
}
