using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Offline;

public sealed class OfflineReplicaTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_replica_is_read_without_a_network_and_goes_on_from_its_cursor_with_one(bool inFile)
    {
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        await using (var before = await table.OpenAsync())
        {
            table.Table.Name(0, 10);
            await table.ShowsAsync(before, "name 9");
        }

        table.HasNetwork = false;
        table.Table.Name(10, 10);
        await using var campaign = await table.OpenAsync();
        var alone = campaign.View;
        table.HasNetwork = true;
        await table.ShowsAsync(campaign, "name 19");

        Assert.Equal("name 9", alone!.Main.Campaign.Name);
        table.AssertComplete(campaign.View);
        Assert.Equal(20, campaign.View!.Cursor!.MainNumber);
        Assert.Null(table.Campaign.Follows[0].Resume);
        Assert.All(table.Campaign.Follows.Skip(1), follow => Assert.NotNull(follow.Resume));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_updates_than_are_kept_one_by_one_are_folded_into_the_views(bool inFile)
    {
        const int count = (2 * OfflineReplica.UpdatesMax) + 100;
        await using var table = await OfflineTable.WithStoreAsync(inFile);
        await using (var before = await table.OpenAsync())
        {
            await table.Table.UntilAsync(() => before.View is not null, "the first view");
            table.Table.Name(0, count);
            table.Campaign.Happen(new OwnSecretGone(new SecretId(Guid.NewGuid())), ChannelKind.Own);
            await table.ShowsAsync(before, $"name {count - 1}");
            await table.Table.UntilAsync(() => before.View!.Cursor!.OwnNumber == 1, "the own update");
        }

        table.HasNetwork = false;
        var shelf = await table.Store.OpenAsync(table.Options().Scope, table.Cancellation);
        var content = await shelf.LoadAsync(table.Cancellation);
        await shelf.DisposeAsync();
        await using var campaign = await table.OpenAsync();

        Assert.InRange(content.Replica!.Updates.Length, 0, OfflineReplica.UpdatesMax);
        table.AssertComplete(campaign.View);
        Assert.Equal((count, 1L), (campaign.View!.Cursor!.MainNumber, campaign.View.Cursor.OwnNumber));
    }

    [Fact]
    public async Task Changes_begin_with_the_views_as_they_are_and_go_on_without_a_gap()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        await using var campaign = await table.OpenAsync();
        table.Table.Name(0, 3);
        await table.ShowsAsync(campaign, "name 2");

        var names = new List<string>();
        await foreach (var item in campaign.Changes.WithCancellation(table.Cancellation))
        {
            if (item is ViewReplaced view) names.Add($"view {view.Main.Campaign.Name}");
            if (item is FeedUpdate { Update: CampaignNamed named }) names.Add(named.Name);
            if (names.Count == 1) table.Table.Name(3, 3);
            if (names.Count == 4) break;
        }

        Assert.Equal(["view name 2", "name 3", "name 4", "name 5"], names);
    }

    [Fact]
    public async Task A_reader_that_does_not_read_gets_the_views_in_place_of_what_it_missed()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        await using var campaign = await table.OpenAsync(table.Options() with { UnreadChangesMax = 5 });
        await table.Table.UntilAsync(() => campaign.View is not null, "the first view");
        await using var changes = campaign.Changes.GetAsyncEnumerator(table.Cancellation);
        Assert.True(await changes.MoveNextAsync());

        table.Table.Name(0, 50);
        await table.ShowsAsync(campaign, "name 49");
        var shown = "";
        var items = 0;
        while (shown != "name 49" && await changes.MoveNextAsync())
        {
            items++;
            shown = changes.Current switch { ViewReplaced view => view.Main.Campaign.Name, FeedUpdate { Update: CampaignNamed named } => named.Name, _ => shown };
        }

        Assert.InRange(items, 1, 5);
    }

    [Fact]
    public async Task Changes_and_reports_end_when_the_campaign_is_disposed()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        var campaign = await table.OpenAsync();
        var changes = CountAsync(campaign.Changes);
        var reports = CountAsync(campaign.Reports);

        await campaign.DisposeAsync();

        Assert.InRange(await changes.WaitAsync(table.Cancellation), 0, 10);
        Assert.Equal(0, await reports.WaitAsync(table.Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => campaign.EnqueueAsync(OfflineTable.Naming(1), table.Cancellation));
    }

    [Theory]
    [InlineData("cursor.invalid")]
    [InlineData(null)]
    public async Task A_cursor_that_leads_nowhere_gets_fresh_views(string? refusal)
    {
        await using var table = await OfflineTable.WithFileAsync();
        await using (var before = await table.OpenAsync())
        {
            table.Table.Name(0, 3);
            await table.ShowsAsync(before, "name 2");
        }

        if (refusal is null) table.Campaign.ForgetsCursors = true;
        else table.Campaign.RefuseFollow = (follow, _) => follow.Resume is null ? null : Refusal.Invalid(refusal, "Damaged.");
        table.Table.Name(3, 2);
        await using var campaign = await table.OpenAsync();
        await table.ShowsAsync(campaign, "name 4");
        await campaign.DisposeAsync();
        table.HasNetwork = false;
        await using var later = await table.OpenAsync();

        table.AssertComplete(later.View);
        Assert.Equal(5, later.View!.Cursor!.MainNumber);
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items) count++;
        return count;
    }
}
