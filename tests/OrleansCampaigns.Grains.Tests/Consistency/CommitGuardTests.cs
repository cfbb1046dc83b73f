using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Tests.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.Consistency;

/// <summary>A decider with a bug, in a live entity: better no event than one that must not be.</summary>
public sealed class CommitGuardTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    public static TheoryData<string> Mistakes => [.. Commands.Keys];

    private static Dictionary<string, Func<RegionId, RegionCommand>> Commands { get; } = new()
    {
        ["the second event of a command breaks the region's own rule"] = id => new SetRegionValue(RegionValue.Faith, 400) { Region = id },
        ["it names a region that is not there"] = id => new SetBorder(new(Guid.NewGuid()), RegionVisibility.Public) { Region = id },
        ["it resolves what is not open"] = id => new WriteRegionNotes("x") { Region = id },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task An_event_that_breaks_what_always_holds_is_refused_and_nothing_is_written(string mistake)
    {
        var campaign = await silos.CampaignAsync();
        var id = new RegionId(Guid.NewGuid());
        var region = silos.Service<IGrainFactory>(0).GetGrain<IMistakenGrain>(id.Value, EntityKeys.ExtensionOf(campaign));
        Assert.Equal(1, (await SendAsync(region, campaign, new CreateRegion("Harbour") { Region = id })).Commit?.EntityVersion);
        var (before, rows) = (await region.FingerprintAsync(), await silos.JournalAsync(campaign));

        var refused = (await SendAsync(region, campaign, Commands[mistake](id))).Refusal;

        Assert.Equal("server.invariant-broken", refused?.Code);
        Assert.Equal(before, await region.FingerprintAsync());
        Assert.Equal(rows.Select(row => row.Sequence), (await silos.JournalAsync(campaign)).Select(row => row.Sequence));

        // What was turned down left no trace in what the next command is decided on.
        Assert.Equal(2, (await SendAsync(region, campaign, new RenameRegion("Marsh") { Region = id })).Commit?.EntityVersion);
        Assert.Equal(["region-created", "region-renamed"], (await silos.JournalAsync(campaign)).Where(row => row.EntityId == id.Value).Select(row => row.EventType));
        var world = (await silos.ReplicaAsync(0, campaign)).World;
        Assert.Equal(("Marsh", 0), (world.Regions[id].Name, world.Regions[id].Borders.Count));
    }

    private static Task<CommandOutcome> SendAsync(IMistakenGrain region, CampaignId campaign, RegionCommand command) =>
        region.ExecuteAsync(new CommandRequest(new CommandId(Guid.NewGuid()), campaign, TwoSilos.Owner, command, null));
}
