using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Tests.Offline;

public sealed class TroubleTests
{
    [Fact]
    public async Task A_token_that_is_not_accepted_keeps_the_queue_until_there_is_another()
    {
        await using var table = await OfflineTable.WithFileAsync();
        var told = new ConcurrentQueue<Refusal>();
        table.Token = "expired";
        await using var campaign = await table.OpenAsync(table.Options() with { OnTrouble = told.Enqueue });
        await table.QueueAsync(campaign, 1);
        await table.Table.UntilAsync(() => campaign.Trouble is not null, "the trouble is told");
        await table.QueueAsync(campaign, 2);
        Assert.Equal("access.not-signed-in", campaign.Trouble!.Code);
        Assert.Equal(2, campaign.Pending.Length);

        table.Token = FakeServer.Token;
        campaign.TryAgain();
        await table.ReportsAsync(campaign, 2);

        Assert.Null(campaign.Trouble);
        Assert.Equal(FeedTable.Names(1, 2), table.Executed());
        Assert.Equal(["access.not-signed-in"], told.Select(trouble => trouble.Code));
    }

    [Fact]
    public async Task A_token_that_expires_while_a_command_is_under_way_does_not_lose_it()
    {
        await using var table = await OfflineTable.WithFileAsync();
        table.Campaign.FaultOfCommand = (_, tries) =>
        {
            if (tries > 1) return null;
            table.Token = "expired";
            return new FakeFault(Drop: true);
        };
        await using var campaign = await table.OpenAsync();
        await table.QueueAsync(campaign, 1);
        await table.Table.UntilAsync(() => campaign.Trouble is not null, "the trouble is told");

        Assert.Equal(QueuedState.Sent, Assert.Single(campaign.Pending).State);
        table.Token = FakeServer.Token;
        campaign.TryAgain();
        var report = Assert.Single(await table.ReportsAsync(campaign, 1));

        Assert.Equal(ReportedOutcome.Applied, report.Answer.Outcome);
        Assert.Single(table.Executed());
    }

    [Fact]
    public async Task Whose_membership_ended_keeps_what_they_saw_and_hears_of_each_command()
    {
        await using var table = await OfflineTable.WithFileAsync();
        await using (var before = await table.OpenAsync())
        {
            table.Table.Name(0, 3);
            await table.ShowsAsync(before, "name 2");
        }

        var isMember = false;
        var unknown = Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");
        table.Campaign.RefuseFollow = (_, _) => isMember ? null : unknown;
        table.Campaign.FaultOfCommand = (_, _) => isMember ? null : new FakeFault(BeforeEffect: true, Refusal: unknown);
        await using var campaign = await table.OpenAsync();
        await table.QueueAsync(campaign, 1);
        var report = Assert.Single(await table.ReportsAsync(campaign, 1));
        await table.Table.UntilAsync(() => campaign.Trouble is not null, "the feed is refused");

        Assert.Equal("campaign.unknown", report.Answer.Refusal?.Code);
        Assert.Equal("campaign.unknown", campaign.Trouble!.Code);
        Assert.Equal("name 2", campaign.View!.Main.Campaign.Name);

        isMember = true;
        campaign.TryAgain();
        table.Table.Name(3, 1);
        await table.ShowsAsync(campaign, "name 3");
        Assert.Null(campaign.Trouble);
    }

    [Fact]
    public async Task A_disk_that_is_full_for_a_while_leaves_no_gap_in_the_replica()
    {
        await using var table = await OfflineTable.WithFileAsync();
        var full = new FullStore(table.Store);
        await using var campaign = await table.OpenAsync(store: full);
        await table.Table.UntilAsync(() => campaign.View is not null, "the first view");

        full.IsFull = true;
        table.Table.Name(0, 5);
        await table.Table.UntilAsync(() => campaign.Trouble is not null, "the trouble is told");
        var refused = await Assert.ThrowsAsync<OfflineStoreException>(() => campaign.EnqueueAsync(OfflineTable.Naming(1), table.Cancellation));
        Assert.Equal((OfflineStoreException.Full, OfflineStoreException.Full), (campaign.Trouble!.Code, refused.Code));
        full.IsFull = false;
        campaign.TryAgain();
        await table.ShowsAsync(campaign, "name 4");

        Assert.Equal(5, campaign.View!.Cursor!.MainNumber);
        Assert.Empty(campaign.Pending);
        Assert.Null(campaign.Trouble);
    }

    private sealed class FullStore(IOfflineStore inner) : IOfflineStore
    {
        public bool IsFull { get; set; }

        public async Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default) => new Shelf(this, await inner.OpenAsync(scope, cancellationToken));

        public Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default) => inner.ForgetAsync(scope, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private Task Do(Func<Task> operation) => IsFull ? throw new OfflineStoreException(OfflineStoreException.Full, "There is no room.") : operation();

        private sealed class Shelf(FullStore store, IOfflineShelf inner) : IOfflineShelf
        {
            public Task<OfflineContent> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

            public Task AddCommandAsync(QueuedCommand command) => store.Do(() => inner.AddCommandAsync(command));

            public Task ChangeCommandAsync(QueuedCommand command) => store.Do(() => inner.ChangeCommandAsync(command));

            public Task RemoveCommandAsync(QueuedCommand command) => store.Do(() => inner.RemoveCommandAsync(command));

            public Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor) => store.Do(() => inner.AddUpdatesAsync(updates, cursor));

            public Task ReplaceReplicaAsync(OfflineView view) => store.Do(() => inner.ReplaceReplicaAsync(view));

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
