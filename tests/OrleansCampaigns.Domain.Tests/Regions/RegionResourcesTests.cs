using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionResourcesTests
{
    private readonly PlayedCampaign _campaign = Set().Done(Owner, Stock(10));

    [Fact]
    public void A_resource_is_changed_below_zero_and_removed()
    {
        _campaign
            .Silent(Owner, Stock(10))
            .Done(Owner, new ChangeRegionResource(Salt, -25) { Region = Marsh })
            .Silent(Owner, new ChangeRegionResource(Salt, 0) { Region = Marsh });
        Assert.Equal(new RegionResourceView("Salt", -15, "sacks"), _campaign.Table().Resources[Salt]);
        Assert.Empty(_campaign.Public().Resources);
        _campaign
            .Done(Owner, new RemoveRegionResource(Salt) { Region = Marsh })
            .Refused(Owner, new RemoveRegionResource(Salt) { Region = Marsh }, "resource.unknown")
            .Refused(Owner, new ChangeRegionResource(Salt, 1) { Region = Marsh }, "resource.unknown");
    }

    [Fact]
    public void Absurd_amounts_and_bad_texts_are_refused() => _campaign
        .Refused(Owner, Stock(long.MinValue), "resource.out-of-range")
        .Refused(Owner, new ChangeRegionResource(Salt, long.MaxValue) { Region = Marsh }, "resource.out-of-range")
        .Refused(Owner, new ChangeRegionResource(Salt, 1_000_000_000_000) { Region = Marsh }, "resource.out-of-range")
        .Refused(Owner, new SetRegionResource(Salt, "", 1, "", RegionVisibility.Table) { Region = Marsh }, "text.empty")
        .Refused(Owner, new SetRegionResource(Salt, "Salt", 1, null!, RegionVisibility.Table) { Region = Marsh }, "text.empty")
        .Refused(Owner, new SetRegionResource(Salt, "Salt", 1, "", (RegionVisibility)4) { Region = Marsh }, "region.no-such-visibility");

    [Fact]
    public void The_hundred_and_first_resource_is_refused() =>
        new BareRegion(Set().World).AssertLimit(100, "resource.too-many", i => Stock(1) with { Resource = new RegionResourceId(Numbered(1_000 + i)) });

    private static SetRegionResource Stock(long amount) => new(Salt, "Salt", amount, "sacks", RegionVisibility.Table) { Region = Marsh };
}
