using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>A campaign that fell quiet is activated without its last hours: what was not worth a snapshot in full swing gets one then.</summary>
public sealed class QuietSnapshotTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_entity_and_its_campaign_are_written_when_they_fall_quiet()
    {
        const int chapters = ReplicaKeeper.QuietTailMax + 10;
        var campaign = await silos.CampaignAsync();
        await silos.ReplicaAsync(silo: 0, campaign);
        for (var i = 1; i < chapters; i++) await silos.CommitAsync(campaign, new DraftChapter(new ChapterId(Guid.NewGuid()), $"Chapter {i}", "Text."));

        Assert.Equal(chapters, await VersionAsync("campaign-snapshot", silos.Cluster.Client.GetEntity(campaign, new EntityRef(EntityKind.Campaign, campaign.Value)), atLeast: chapters));
        Assert.Equal(chapters, await VersionAsync("campaign-world-snapshot", silos.Cluster.Client.GetGrain<ICampaignSnapshotGrain>(campaign.Value), atLeast: chapters));
    }

    private async Task<long> VersionAsync(string name, IAddressable grain, long atLeast)
    {
        var storage = silos.Service<IServiceProvider>(0).GetRequiredKeyedService<IGrainStorage>(EntitySnapshot.Storage);
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var stored = new GrainState<EntitySnapshot>(new EntitySnapshot());
            await storage.ReadStateAsync(name, grain.GetGrainId(), stored);
            if (stored.State is { } state && state.Version >= atLeast) return state.Version;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
