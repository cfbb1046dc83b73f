using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

public sealed class CommandWayTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task A_receipt_names_a_row_of_the_journal_by_its_hash()
    {
        var campaign = await silos.CampaignAsync();
        var commit = await silos.CommitAsync(campaign, Draft());
        var rows = await silos.JournalAsync(campaign);
        Assert.Equal(rows[^1].Hash.ToArray(), commit.Hash);
        AssertChain(rows);
    }

    [Fact]
    public async Task The_same_command_id_has_one_effect_and_one_receipt_from_any_silo_at_any_time()
    {
        var campaign = await silos.CampaignAsync();
        var (id, draft) = (Guid.NewGuid(), Draft());
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => silos.CommitAsync(campaign, draft, id, silo: n % 2)));
        await DeactivateAsync();
        var later = await silos.CommitAsync(campaign, draft, id, silo: 1);
        Assert.All(together.Append(later), commit => Assert.Equal(together[0].Hash, commit.Hash));
        Assert.Equal(2, (await silos.JournalAsync(campaign)).Count);
    }

    [Fact]
    public async Task A_repeated_command_that_would_be_refused_now_gets_its_first_receipt()
    {
        var campaign = await silos.CampaignAsync();
        var (id, draft) = (Guid.NewGuid(), Draft());
        var first = await silos.CommitAsync(campaign, draft, id);
        for (var i = 0; i < EntityMemory<CampaignState>.RecentMax + 10; i++) await silos.CommitAsync(campaign, new RetitleChapter(draft.Chapter, $"Title {i}"));
        Assert.Equal("chapter.exists", (await silos.SendAsync(campaign, draft)).Refusal?.Code);
        Assert.Equal(first.Hash, (await silos.CommitAsync(campaign, draft, id)).Hash);
    }

    [Theory]
    [InlineData("Renamed since")]
    [InlineData("First name")]
    public async Task A_repeated_command_older_than_the_entity_remembers_gets_its_first_receipt_and_no_second_effect(string nameSince)
    {
        var campaign = await silos.CampaignAsync();
        var (id, rename) = (Guid.NewGuid(), new RenameCampaign("First name"));
        var first = await silos.CommitAsync(campaign, rename, id);
        await silos.CommitAsync(campaign, new RenameCampaign(nameSince));
        for (var i = 0; i < EntityMemory<CampaignState>.RecentMax + 10; i++) await silos.CommitAsync(campaign, new DescribeCampaign($"Description {i}"));
        Assert.Equal(first.Hash, (await silos.CommitAsync(campaign, rename, id)).Hash);
        Assert.Equal(nameSince, (await silos.ReplicaAsync(0, campaign)).World.Campaign.Name);
    }

    [Fact]
    public async Task Concurrent_commands_to_one_entity_commit_in_one_gapless_order()
    {
        var campaign = await silos.CampaignAsync();
        var drafts = Enumerable.Range(0, 200).Select(_ => Draft()).ToList();
        var commits = await Task.WhenAll(drafts.Select((draft, n) => silos.CommitAsync(campaign, draft, silo: n % 2)));
        Assert.Equal(200, commits.Select(commit => commit.Sequence).Distinct().Count());
        var rows = await silos.JournalAsync(campaign);
        Assert.Equal(Enumerable.Range(1, 201).Select(n => (long)n), rows.Select(row => row.Sequence));
        Assert.Equal(Enumerable.Range(1, 201).Select(n => (long)n), rows.Select(row => row.EntityVersion));
        AssertChain(rows);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_and_happens_once()
    {
        var campaign = await silos.CampaignAsync();
        silos.Store.LoseNextAnswer();
        var commit = await silos.CommitAsync(campaign, Draft());
        var rows = await silos.JournalAsync(campaign);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[^1].Hash.ToArray(), commit.Hash);
    }

    [Fact]
    public async Task A_moved_fence_makes_the_entity_reload_and_the_command_succeed()
    {
        var campaign = await silos.CampaignAsync();
        silos.Store.StealNextFence();
        await silos.CommitAsync(campaign, Draft());
        AssertChain(await silos.JournalAsync(campaign));
        Assert.Equal(2, (await silos.JournalAsync(campaign)).Count);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_at_once_and_nothing_happens()
    {
        var campaign = await silos.CampaignAsync();
        silos.Store.FailNextAppend();
        var outcome = await silos.SendAsync(campaign, Draft());
        Assert.Equal("server.store-unavailable", outcome.Refusal?.Code);
        Assert.NotNull(outcome.Refusal?.RetryAfter);
        Assert.Single(await silos.JournalAsync(campaign));
    }

    [Fact]
    public async Task What_was_decided_on_a_failed_commit_is_discarded_with_it()
    {
        var campaign = await silos.CampaignAsync();
        var draft = Draft();
        silos.Store.FailNextAppend();
        var refused = silos.SendAsync(campaign, draft);
        var behind = silos.SendAsync(campaign, new PublishChapter(draft.Chapter));
        Assert.Equal("server.store-unavailable", (await refused).Refusal?.Code);
        Assert.NotNull((await behind).Refusal);
        Assert.Single(await silos.JournalAsync(campaign));
    }

    [Fact]
    public async Task A_command_that_its_author_decided_on_an_older_version_is_stale()
    {
        var campaign = await silos.CampaignAsync();
        var first = await silos.CommitAsync(campaign, Draft());
        await silos.CommitAsync(campaign, Draft());
        var advance = new AdvanceCalendar(1);
        Assert.Equal("entity.stale", (await silos.SendAsync(campaign, advance, seen: first.EntityVersion)).Refusal?.Code);
        Assert.Equal("calendar.none", (await silos.SendAsync(campaign, advance, seen: first.EntityVersion + 1)).Refusal?.Code);
    }

    [Fact]
    public async Task A_command_id_is_its_senders_in_memory_and_in_the_journal()
    {
        var campaign = await silos.CampaignAsync();
        var (id, draft, other) = (Guid.NewGuid(), Draft(), new Contracts.Access.UserId(Guid.NewGuid()));
        await silos.CommitAsync(campaign, draft, id);
        var stolen = new CommandRequest(new CommandId(id), campaign, other, draft, null);
        Assert.Equal("command.id-used", (await silos.Gateway.SendAsync(stolen, CancellationToken.None)).Refusal?.Code);
        for (var i = 0; i < EntityMemory<CampaignState>.RecentMax + 10; i++) await silos.CommitAsync(campaign, new RetitleChapter(draft.Chapter, $"Title {i}"));
        Assert.Equal("command.id-used", (await silos.Gateway.SendAsync(stolen, CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task A_command_to_a_campaign_that_does_not_exist_leaves_nothing_behind()
    {
        var campaign = new CampaignId(Guid.NewGuid());
        Assert.Equal("campaign.unknown", (await silos.SendAsync(campaign, Draft())).Refusal?.Code);
        Assert.Empty(await silos.Store.ReadHeadsAsync([campaign.Value], CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_signs_in_as_the_campaign_itself()
    {
        var campaign = await silos.CampaignAsync();
        var request = new CommandRequest(new CommandId(Guid.NewGuid()), campaign, Domain.Access.Actor.System.User, Draft(), null);
        Assert.Equal("access.denied", (await silos.Gateway.SendAsync(request, CancellationToken.None)).Refusal?.Code);
    }

    private static DraftChapter Draft() => new(new ChapterId(Guid.NewGuid()), "Low tide", "The bell rings under water.");

    private Task DeactivateAsync() =>
        silos.Cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    private static void AssertChain(List<JournalRow> rows)
    {
        var previous = JournalChain.Genesis;
        foreach (var row in rows)
        {
            Assert.Equal(JournalChain.HashOf(previous.Span, row), row.Hash.ToArray());
            previous = row.Hash;
        }

        var state = CampaignState.Initial;
        foreach (var row in rows) state = EntityFold.Evolve<CampaignState, CampaignCommand, CampaignEvent>(
            state, (CampaignEvent)EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span), new EventMark(row.EntityVersion, new(row.Actor), row.RecordedAt));
        Assert.True(state.Exists);
    }
}
