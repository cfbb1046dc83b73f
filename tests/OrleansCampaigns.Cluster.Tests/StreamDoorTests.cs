using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>The Orleans stream as a door: another process, an Orleans client, listens to a campaign of servers that it reaches only through the cluster.</summary>
[Collection(RunningCluster.Collection)]
public sealed class StreamDoorTests(RunningCluster running)
{
    private const string Drafted = "chapter-drafted";
    private const string Published = "chapter-published";
    private const int Chapters = 20;

    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_Orleans_client_receives_a_campaigns_chapters_in_order_as_the_journal_has_them()
    {
        var cluster = running.Cluster;
        var table = await PlayedTable.CreateAsync(cluster.Addresses, players: 0, spectators: 0);
        await using var client = await ClusterClient.ConnectAsync(cluster);
        var received = new ConcurrentQueue<CampaignStreamEvent>();
        using var arrived = new SemaphoreSlim(0);
        var stream = client.Grains.GetStreamProvider(CampaignStream.Provider)
            .GetStream<CampaignStreamBatch>(StreamId.Create(CampaignStream.Namespace, table.Campaign.Value));
        var subscription = await stream.SubscribeAsync((batch, _) =>
        {
            Assert.Equal(table.Campaign, batch.Campaign);
            foreach (var happened in batch.Events.Where(happened => happened.Type is Drafted or Published))
            {
                received.Enqueue(happened);
                arrived.Release();
            }

            return Task.CompletedTask;
        });

        await using var owner = await table.ConnectAsync(cluster.Addresses, table.Owner);
        var receipts = new List<Receipt>();
        for (var n = 0; n < Chapters; n++)
        {
            var chapter = new ChapterId(Guid.NewGuid());
            receipts.Add(await PlayedTable.DoneAsync(owner, new DraftChapter(chapter, $"Chapter {n}", "Low tide.")));
            receipts.Add(await PlayedTable.DoneAsync(owner, new PublishChapter(chapter)));
        }

        for (var n = 0; n < receipts.Count; n++)
            Assert.True(await arrived.WaitAsync(ArriveMax), $"{n} of {receipts.Count} events came over the stream.\n{cluster.Tails()}");
        await subscription.UnsubscribeAsync();
        Assert.Equal(receipts.Select(receipt => receipt.Command), received.Select(happened => happened.Command));
        Assert.Equal(receipts.Select(receipt => receipt.Seal), received.Select(happened => Convert.ToHexStringLower(happened.Hash)));
        Assert.Equal(received.Select(happened => happened.Sequence).Order(), received.Select(happened => happened.Sequence));
    }
}
