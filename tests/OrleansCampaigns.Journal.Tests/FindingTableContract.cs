using System.Data.Common;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>What the tables of verifications must keep. Each database runs it.</summary>
public abstract class FindingTableContract : OnDatabase
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 19, 30, 0, TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task A_finding_is_one_row_however_often_it_is_found_and_opens_again()
    {
        await using var source = Source();
        var (table, finding) = (new FindingTable(source), Found(Guid.NewGuid(), 7, Then));
        await table.SaveAsync(finding, Cancellation);
        await table.SaveAsync(finding with { LastSeen = Then.AddHours(1), Found = "c" }, Cancellation);
        Assert.Equal(finding with { LastSeen = Then.AddHours(1), Found = "c", Times = 2 }, Assert.Single(await table.ListAsync(finding.Campaign, openOnly: true, 0, 10, Cancellation)));

        await table.RepairedAsync(finding, Then.AddHours(2), Cancellation);
        Assert.Empty(await table.ListAsync(finding.Campaign, openOnly: true, 0, 10, Cancellation));
        Assert.Equal(Then.AddHours(2), Assert.Single(await table.ListAsync(finding.Campaign, openOnly: false, 0, 10, Cancellation)).RepairedAt);
        await table.SaveAsync(finding with { LastSeen = Then.AddHours(3) }, Cancellation);
        Assert.Equal(3, Assert.Single(await table.ListAsync(campaign: null, openOnly: true, 0, 10, Cancellation)).Times);
    }

    [Fact]
    public async Task What_is_not_found_any_more_is_closed_in_its_own_campaign_and_forgotten_in_time()
    {
        await using var source = Source();
        var (table, campaign, other) = (new FindingTable(source), Guid.NewGuid(), Guid.NewGuid());
        foreach (var finding in (StoredFinding[])[Found(campaign, 1, Then), Found(campaign, 2, Then.AddMinutes(5)), Found(other, 1, Then)]) await table.SaveAsync(finding, Cancellation);
        await table.CloseOlderAsync(campaign, Then.AddMinutes(1), Then.AddMinutes(6), Cancellation);
        Assert.Equal(2, Assert.Single(await table.ListAsync(campaign, openOnly: true, 0, 10, Cancellation)).Sequence);
        Assert.Single(await table.ListAsync(other, openOnly: true, 0, 10, Cancellation));
        Assert.Equal([2L, 1L], (await table.ListAsync(campaign, openOnly: false, 0, 10, Cancellation)).Select(finding => finding.Sequence));
        Assert.Equal([1L], (await table.ListAsync(campaign, openOnly: false, skip: 1, 10, Cancellation)).Select(finding => finding.Sequence));
        await table.ForgetAsync(Then.AddMinutes(7), Cancellation);
        Assert.Equal([2L], (await table.ListAsync(campaign, openOnly: false, 0, 10, Cancellation)).Select(finding => finding.Sequence));
    }

    [Fact]
    public async Task All_that_is_open_is_counted_by_code_however_much_it_is()
    {
        await using var source = Source();
        var (table, campaign) = (new FindingTable(source), Guid.NewGuid());
        for (var sequence = 1; sequence <= FindingTable.PageMax + 7; sequence++) await table.SaveAsync(Found(campaign, sequence, Then), Cancellation);
        await table.SaveAsync(Found(Guid.NewGuid(), 1, Then) with { Code = "another" }, Cancellation);
        await table.RepairedAsync(Found(campaign, 3, Then), Then, Cancellation);
        Assert.Equal(
            [(Found(campaign, 1, Then).Code, FindingTable.PageMax + 6L), ("another", 1L)],
            (await table.CountOpenAsync(Cancellation)).Select(code => (code.Key, code.Value)).OrderByDescending(code => code.Value));
    }

    [Fact]
    public async Task A_campaign_keeps_what_was_repaired_last_and_all_that_is_open()
    {
        await using var source = Source();
        var (table, campaign, other) = (new FindingTable(source), Guid.NewGuid(), Guid.NewGuid());
        foreach (var (of, rows) in ((Guid, int)[])[(campaign, FindingTable.RepairedMax + 5), (other, 2)])
        {
            for (var sequence = 1; sequence <= rows; sequence++)
            {
                await table.SaveAsync(Found(of, sequence, Then.AddHours(sequence)), Cancellation);
                if (sequence != 2) await table.RepairedAsync(Found(of, sequence, Then), Then.AddMinutes(sequence / 2), Cancellation);
            }
        }

        await table.CloseOlderAsync(campaign, Then, Then, Cancellation);
        Assert.Equal(1, await Database.CountAsync($"SELECT count(*) FROM findings WHERE campaign_id = '{campaign:N}' AND repaired_at IS NULL"));
        Assert.Equal(FindingTable.RepairedMax, await Database.CountAsync($"SELECT count(*) FROM findings WHERE campaign_id = '{campaign:N}' AND repaired_at IS NOT NULL"));
        Assert.Equal(6, await Database.CountAsync($"SELECT min(sequence) FROM findings WHERE campaign_id = '{campaign:N}' AND repaired_at IS NOT NULL"));
        Assert.Equal(2, (await table.ListAsync(other, openOnly: false, 0, 10, Cancellation)).Length);
    }

    [Fact]
    public async Task Campaigns_are_found_by_head_or_by_rows_in_order_of_id()
    {
        await using var source = Source();
        var (tables, campaigns) = (TablesOf(source), await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PlayedJournal.BeginAsync(Store))));
        await Store.AppendAsync([campaigns[1].Next(rows: 2)]);
        await Database.ExecuteAsync("DELETE FROM journal_heads WHERE sequence = 2");
        var found = new List<Guid>();
        for (var next = await tables.NextCampaignAsync(Guid.Empty, Cancellation); next is { } id; next = await tables.NextCampaignAsync(id, Cancellation)) found.Add(id);
        Assert.Equal(campaigns.Select(campaign => campaign.Id).Order(), found);
    }

    [Fact]
    public async Task A_head_advances_unless_it_moved_and_no_older_epoch_commits_afterwards()
    {
        await using var source = Source();
        var (tables, campaign) = (TablesOf(source), await PlayedJournal.BeginAsync(Store));
        var append = campaign.Next(rows: 3);
        await Store.AppendAsync([append]);
        await Database.ExecuteAsync("UPDATE journal_heads SET sequence = 1");
        var behind = Assert.Single(await Store.ReadHeadsAsync([campaign.Id], Cancellation));
        Assert.False(await tables.AdvanceHeadAsync(behind with { Sequence = 2 }, 3, append.Rows[^1].Hash, Cancellation));
        Assert.True(await tables.AdvanceHeadAsync(behind, 3, append.Rows[^1].Hash, Cancellation));
        var head = Assert.Single(await Store.ReadHeadsAsync([campaign.Id], Cancellation));
        Assert.Equal((3, behind.Epoch + 1), (head.Sequence, head.Epoch));
        Assert.Equal([AppendOutcome.FenceLost], await Store.AppendAsync([campaign.Next()]));
    }

    private protected abstract JournalTables TablesOf(DbDataSource source);

    private protected abstract DbDataSource Source();

    private static StoredFinding Found(Guid campaign, long sequence, DateTimeOffset at) => new(campaign, "journal.chain-broken", sequence, 0, Guid.Empty, "a", "b", at, at, 1, null);
}
