using static OrleansCampaigns.Journal.AppendOutcome;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What every store must keep. Each database runs it.</summary>
public abstract class JournalStoreContract : OnDatabase
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task Rows_come_back_as_they_were_written_and_in_order()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        var appends = new[] { campaign.Next(rows: 3), campaign.Next(), campaign.Next(rows: 2, payloadBytes: JournalLimits.PayloadBytesMax) };
        foreach (var append in appends) Assert.Equal([Committed], await Store.AppendAsync([append]));
        var rows = await Store.ReadAsync(campaign.Id, 0, 100, Cancellation);
        SameRows.Hold(PlayedJournal.RowsOf(appends), rows);
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, rows));
    }

    [Fact]
    public async Task Every_read_pages_without_a_gap_or_a_repeat()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        var other = Guid.NewGuid();
        var command = Guid.NewGuid();
        var appends = new[] { campaign.Next(rows: 7), campaign.Next(rows: 4, entity: other), campaign.Next(rows: 3, command: command), campaign.Next(rows: 5, entity: other) };
        foreach (var append in appends) Assert.Equal([Committed], await Store.AppendAsync([append]));
        var all = PlayedJournal.RowsOf(appends);

        for (var after = 0; after <= 19; after += 3) SameRows.Hold(all.Skip(after).Take(3), await Store.ReadAsync(campaign.Id, after, 3, Cancellation));
        SameRows.Hold(all.Skip(5).Take(4), await Store.ReadLastAsync(campaign.Id, 9, 4, Cancellation));
        SameRows.Hold(all.Take(2), await Store.ReadLastAsync(campaign.Id, 2, 4, Cancellation));
        SameRows.Hold(all.Where(row => row.EntityId == other).Skip(2).Take(5), await Store.ReadEntityAsync(campaign.Id, other, 2, 5, Cancellation));
        SameRows.Hold(appends[2].Rows, await Store.FindCommandAsync(campaign.Id, command, Cancellation));
        Assert.Empty(await Store.FindCommandAsync(campaign.Id, Guid.NewGuid(), Cancellation));
        Assert.Empty(await Store.ReadAsync(Guid.NewGuid(), 0, 3, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync(campaign.Id, 0, JournalLimits.ReadRowsMax + 1, Cancellation));
    }

    [Fact]
    public async Task Heads_tell_where_each_journal_ends_and_list_in_order_of_id()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => PlayedJournal.BeginAsync(Store)));
        var last = campaigns[4].Next(rows: 2);
        await Store.AppendAsync([last]);
        var head = Assert.Single(await Store.ReadHeadsAsync([campaigns[4].Id, Guid.NewGuid()], Cancellation));
        Assert.Equal((campaigns[4].Id, 1L, 2L), (head.CampaignId, head.Epoch, head.Sequence));
        Assert.Equal(last.Rows[^1].Hash.ToArray(), head.Hash.ToArray());

        var listed = new List<Guid>();
        for (var page = await Store.ListAsync(Guid.Empty, 4, Cancellation); page.Length > 0; page = await Store.ListAsync(listed[^1], 4, Cancellation))
        {
            listed.AddRange(page.Select(found => found.CampaignId));
        }

        Assert.Equal(campaigns.Select(campaign => campaign.Id).Order(), listed);
    }

    [Fact]
    public async Task A_moved_sequence_fails_alone_and_the_rest_of_the_batch_commits()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PlayedJournal.BeginAsync(Store)));
        await Store.AppendAsync([new PlayedJournal(new(campaigns[2].Id, 1, 0, JournalChain.Genesis)).Next()]);
        var outcomes = await Store.AppendAsync([.. campaigns.Select(campaign => campaign.Next(rows: 2))]);
        Assert.Equal([Committed, Committed, FenceLost, Committed, Committed], outcomes);
        Assert.Single(await Store.ReadAsync(campaigns[2].Id, 0, 10, Cancellation));
        Assert.Equal(2, (await Store.ReadAsync(campaigns[3].Id, 0, 10, Cancellation)).Length);
    }

    [Fact]
    public async Task An_append_that_would_leave_a_gap_loses_the_fence()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        Assert.Equal([Committed], await Store.AppendAsync([campaign.Next()]));
        _ = campaign.Next();
        Assert.Equal([FenceLost], await Store.AppendAsync([campaign.Next()]));
        Assert.Single(await Store.ReadAsync(campaign.Id, 0, 10, Cancellation));
    }

    [Fact]
    public async Task After_a_take_over_nothing_of_the_older_epoch_commits()
    {
        var first = await PlayedJournal.BeginAsync(Store);
        Assert.Equal([Committed], await Store.AppendAsync([first.Next()]));
        var second = new PlayedJournal(await Store.TakeOverAsync(first.Id, Cancellation));
        Assert.Equal((2, 1), (second.Epoch, second.Sequence));
        Assert.Equal([FenceLost], await Store.AppendAsync([first.Next()]));
        Assert.Equal([Committed], await Store.AppendAsync([second.Next(entity: Guid.NewGuid())]));
    }

    [Fact]
    public async Task A_duplicate_command_is_found_alone_and_the_rest_of_the_batch_commits()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PlayedJournal.BeginAsync(Store)));
        var command = Guid.NewGuid();
        await Store.AppendAsync([campaigns[1].Next(command: command)]);
        var outcomes = await Store.AppendAsync(
            [campaigns[0].Next(), campaigns[1].Next(command: command), campaigns[2].Next(rows: 3, command: command), campaigns[3].Next()]);
        Assert.Equal([Committed, DuplicateCommand, Committed, Committed], outcomes);
        var head = Assert.Single(await Store.ReadHeadsAsync([campaigns[1].Id], Cancellation));
        Assert.Equal(1, head.Sequence);
        Assert.Equal(3, (await Store.FindCommandAsync(campaigns[2].Id, command, Cancellation)).Length);
    }

    [Fact]
    public async Task A_taken_entity_version_loses_the_fence_and_writes_nothing_of_its_append()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        var bystander = await PlayedJournal.BeginAsync(Store);
        await Store.AppendAsync([campaign.Next(rows: 2)]);
        var clashing = campaign.Next(entity: Guid.NewGuid());
        clashing = clashing with { Rows = [.. clashing.Rows, .. campaign.Next(entityVersion: 2).Rows] };
        Assert.Equal([FenceLost, Committed], await Store.AppendAsync([clashing, bystander.Next()]));
        Assert.Equal(2, (await Store.ReadAsync(campaign.Id, 0, 10, Cancellation)).Length);
        Assert.Equal(2, (await Store.ReadHeadsAsync([campaign.Id], Cancellation))[0].Sequence);
    }

    [Fact]
    public async Task Racing_owners_leave_one_unbroken_chain()
    {
        var id = Guid.NewGuid();
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            for (var turn = 0; turn < 8; turn++)
            {
                var owner = new PlayedJournal(await Store.TakeOverAsync(id, Cancellation));
                for (var line = 0; line < 3; line++)
                {
                    var append = owner.Next(entity: Guid.NewGuid());
                    if ((await Store.AppendAsync([append]))[0] != Committed) break;
                    acknowledged.Add(append.Rows[0].CommandId);
                }
            }
        }));
        var rows = await Store.ReadAsync(id, 0, 1_000, Cancellation);
        Assert.Equal(acknowledged.Order(), rows.Select(row => row.CommandId).Order());
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, rows));
        Assert.Equal(6 * 8, (await Store.ReadHeadsAsync([id], Cancellation))[0].Epoch);
    }

    [Fact]
    public async Task Two_stores_that_append_to_the_same_campaigns_in_opposite_order_both_get_answers()
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PlayedJournal.BeginAsync(Store)));
        for (var round = 0; round < 20; round++)
        {
            var appends = campaigns.Select(campaign => campaign.Next()).ToArray();
            var both = await Task.WhenAll(Store.AppendAsync(appends), Store.AppendAsync([.. appends.Reverse()]));
            for (var i = 0; i < appends.Length; i++) Assert.Single(new[] { both[0][i], both[1][^(i + 1)] }, outcome => outcome == Committed);
        }
    }

    [Fact]
    public async Task A_row_altered_in_the_database_breaks_the_chain_there()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        await Store.AppendAsync([campaign.Next(rows: 5)]);
        await Database.ExecuteAsync("UPDATE journal SET entity_kind = 4 WHERE sequence = 3");
        Assert.Equal(3, JournalChain.FirstBroken(JournalChain.Genesis, await Store.ReadAsync(campaign.Id, 0, 10, Cancellation)));
        await Database.ExecuteAsync("DELETE FROM journal WHERE sequence = 3");
        Assert.Equal(3, JournalChain.FirstBroken(JournalChain.Genesis, await Store.ReadAsync(campaign.Id, 0, 10, Cancellation)));
    }

    [Fact]
    public async Task Ping_answers() => await Store.PingAsync(Cancellation);
}
