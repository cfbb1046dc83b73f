using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Grains.Inbox;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Inboxes over the servers of a cluster.</summary>
public sealed class InboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_one_server_tells_reaches_a_device_at_the_other_and_so_does_the_hint()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        await using var pair = await ServerPair.StartAsync(database.ConnectionString);
        var table = await pair.TableAtHomeOnSecondAsync(players: 1);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var hinted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var player = table.Players[0].User;
        var hints = await pair.ServicesOf(0).GetRequiredKeyedService<IStreamProvider>(CampaignStream.Provider)
            .GetStream<InboxHints>(StreamId.Create(InboxHints.Namespace, InboxHints.Key)).SubscribeAsync((heard, _) =>
            {
                if (heard.Users.Contains(player.Value)) hinted.TrySetResult();
                return Task.CompletedTask;
            });

        await using var device = await table.ConnectAsync([pair.Addresses[0]], table.Players[0]);
        await using var owner = await table.ConnectAsync([pair.Addresses[1]], table.Owner);
        var heard = FirstAsync(device.ReadInboxAsync(), patience.Token);
        var chapter = new ChapterId(Guid.NewGuid());
        await PlayedTable.DoneAsync(owner, new DraftChapter(chapter, "The Drowned Bell", "It tolls."));
        await PlayedTable.DoneAsync(owner, new PublishChapter(chapter));
        var item = await heard;
        Assert.Equal((1L, InboxKind.ChapterPublished, chapter.Value), (item.Number, item.Kind, item.Subject!.Value));
        await hinted.Task.WaitAsync(patience.Token);
        await hints.UnsubscribeAsync();
    }

    private static async Task<InboxItem> FirstAsync(IAsyncEnumerable<InboxItem> items, CancellationToken cancellationToken)
    {
        await foreach (var item in items.WithCancellation(cancellationToken)) return item;
        throw new InvalidOperationException("The inbox ended.");
    }
}
