using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionWaysTests
{
    private readonly PlayedCampaign _campaign = Set();

    [Fact]
    public void A_border_is_set_shown_hidden_and_removed()
    {
        _campaign
            .Done(Owner, new SetBorder(Coast, RegionVisibility.Public) { Region = Marsh })
            .Silent(Owner, new SetBorder(Coast, RegionVisibility.Public) { Region = Marsh });
        Assert.True(_campaign.Public().Borders.ContainsKey(Coast));
        Assert.Empty(_campaign.Sees(ChannelKind.Public, Coast)!.Borders);
        _campaign.Done(Owner, new SetBorder(Coast, RegionVisibility.GameMasters) { Region = Marsh });
        Assert.Empty(_campaign.Table().Borders);
        _campaign
            .Done(Owner, new RemoveBorder(Coast) { Region = Marsh })
            .Refused(Owner, new RemoveBorder(Coast) { Region = Marsh }, "border.unknown");
    }

    [Fact]
    public void A_route_is_set_replaced_and_removed()
    {
        _campaign.Done(Owner, Way(Coast, 2.5m)).Silent(Owner, Way(Coast, 2.5m)).Done(Owner, Way(Coast, 3m));
        Assert.Equal(new RouteView(Coast, "road", 3m), _campaign.Public().Routes[Road]);
        _campaign
            .Done(Owner, new RemoveRoute(Road) { Region = Marsh })
            .Refused(Owner, new RemoveRoute(Road) { Region = Marsh }, "route.unknown");
    }

    [Fact]
    public void Ways_lead_to_another_region_that_exists() => _campaign
        .Refused(Owner, new SetBorder(Marsh, RegionVisibility.Public) { Region = Marsh }, "region.own-neighbour")
        .Refused(Owner, new SetBorder(Nowhere, RegionVisibility.Public) { Region = Marsh }, "region.no-such-neighbour")
        .Refused(Owner, new SetBorder(Coast, 0) { Region = Marsh }, "region.no-such-visibility")
        .Refused(Owner, Way(Marsh, 1), "region.own-neighbour")
        .Refused(Owner, Way(Nowhere, 1), "region.no-such-neighbour")
        .Refused(Owner, Way(Coast, -1), "route.travel-days-out-of-range")
        .Refused(Owner, Way(Coast, decimal.MaxValue), "route.travel-days-out-of-range")
        .Refused(Owner, Way(Coast, 1) with { Kind = "" }, "text.empty")
        .Refused(Owner, Way(Coast, 1) with { Visibility = 0 }, "region.no-such-visibility");

    [Fact]
    public void What_leads_to_a_hidden_region_appears_and_disappears_with_it()
    {
        _campaign.Done(Owner, Way(Vault, 1)).Done(Owner, new SetBorder(Vault, RegionVisibility.Public) { Region = Marsh });
        Assert.Empty(_campaign.Table().Routes);
        Assert.Empty(_campaign.Table().Borders);
        Assert.DoesNotContain(Vault.ToString(), _campaign.Bytes(Player1), StringComparison.Ordinal);

        _campaign.Done(Owner, new RevealRegion(RegionVisibility.Table) { Region = Vault });
        Assert.Single(_campaign.Table().Routes);
        Assert.Single(_campaign.Table().Borders);
        Assert.DoesNotContain(Vault.ToString(), _campaign.Bytes(Spectator), StringComparison.Ordinal);

        _campaign.Done(Owner, new HideRegion { Region = Vault });
        Assert.Empty(_campaign.Table().Routes);
        Assert.Empty(_campaign.Table().Borders);
    }

    [Fact]
    public void Borders_and_routes_have_their_limits()
    {
        var world = Set().World;
        RegionId Far(int i) => new(Numbered(1_000 + i));
        var region = new BareRegion(world with { Regions = world.Regions.SetItems(Enumerable.Range(0, 101).Select(i => KeyValuePair.Create(Far(i), world.Regions[Coast]))) });
        region.AssertLimit(64, "border.too-many", i => new SetBorder(Far(i), RegionVisibility.Public) { Region = Marsh });
        region.AssertLimit(100, "route.too-many", i => Way(Far(i), 1) with { Route = new RouteId(Numbered(2_000 + i)) });
    }

    private static SetRoute Way(RegionId to, decimal days) => new(Road, to, "road", days, RegionVisibility.Public) { Region = Marsh };
}
