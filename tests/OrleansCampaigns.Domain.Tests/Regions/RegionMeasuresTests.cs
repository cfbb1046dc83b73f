using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionMeasuresTests
{
    private readonly PlayedCampaign _campaign = Set();

    [Theory]
    [InlineData(RegionValue.Prosperity)]
    [InlineData(RegionValue.Security)]
    [InlineData(RegionValue.Faith)]
    [InlineData(RegionValue.Scarcity)]
    [InlineData(RegionValue.Corruption)]
    public void A_value_is_set_changed_and_stops_at_its_ends(RegionValue value)
    {
        _campaign
            .Done(Owner, new SetRegionValue(value, 90) { Region = Marsh })
            .Silent(Owner, new SetRegionValue(value, 90) { Region = Marsh })
            .Done(Owner, new ChangeRegionValue(value, 30) { Region = Marsh })
            .Silent(Owner, new ChangeRegionValue(value, 5) { Region = Marsh });
        Assert.Equal(100, _campaign.World.Regions[Marsh].Values.Of(value));
        Assert.Equal(RegionValues.Initial.With(value, 100), _campaign.GameMasters().Secrets!.Values);
        Assert.Null(_campaign.Table().Secrets);
    }

    [Fact]
    public void Values_out_of_range_or_unknown_are_refused() => _campaign
        .Refused(Owner, new SetRegionValue(RegionValue.Faith, 101) { Region = Marsh }, "region.value-out-of-range")
        .Refused(Owner, new SetRegionValue(RegionValue.Faith, -1) { Region = Marsh }, "region.value-out-of-range")
        .Refused(Owner, new ChangeRegionValue(RegionValue.Faith, int.MinValue) { Region = Marsh }, "region.value-out-of-range")
        .Refused(Owner, new ChangeRegionValue((RegionValue)77, 1) { Region = Marsh }, "region.no-such-value");

    [Fact]
    public void A_faction_s_influence_starts_hidden_at_zero_and_stops_at_its_ends()
    {
        _campaign
            .Silent(Owner, new ChangeFactionInfluence(Guild, -10) { Region = Marsh })
            .Done(Owner, new ChangeFactionInfluence(Guild, 30) { Region = Marsh })
            .Done(Owner, new ChangeFactionInfluence(Guild, 100) { Region = Marsh })
            .Silent(Owner, new ChangeFactionInfluence(Guild, 1) { Region = Marsh });
        Assert.Equal(new FactionInfluenceView(100, RegionVisibility.GameMasters), _campaign.GameMasters().Influence[Guild]);
        Assert.Empty(_campaign.Table().Influence);
        Assert.DoesNotContain(Guild.ToString(), _campaign.Bytes(Player1), StringComparison.Ordinal);
    }

    [Fact]
    public void Influence_is_shown_hidden_and_removed()
    {
        _campaign
            .Done(Owner, new FoundFaction(Guild, "Salt Guild", "", Hidden: false))
            .Done(Owner, new SetFactionInfluence(Guild, 40, RegionVisibility.Table) { Region = Marsh })
            .Silent(Owner, new SetFactionInfluence(Guild, 40, RegionVisibility.Table) { Region = Marsh });
        Assert.Equal(new FactionInfluenceView(40), _campaign.Table().Influence[Guild]);
        Assert.Empty(_campaign.Public().Influence);
        _campaign.Done(Owner, new SetFactionInfluence(Guild, 40, RegionVisibility.GameMasters) { Region = Marsh });
        Assert.Empty(_campaign.Table().Influence);
        _campaign
            .Done(Owner, new RemoveFactionInfluence(Guild) { Region = Marsh })
            .Refused(Owner, new RemoveFactionInfluence(Guild) { Region = Marsh }, "influence.unknown");
    }

    [Fact]
    public void Influence_out_of_range_is_refused() => _campaign
        .Refused(Owner, new SetFactionInfluence(Guild, 101, RegionVisibility.Public) { Region = Marsh }, "influence.out-of-range")
        .Refused(Owner, new SetFactionInfluence(Guild, 1, 0) { Region = Marsh }, "region.no-such-visibility")
        .Refused(Owner, new ChangeFactionInfluence(Guild, 101) { Region = Marsh }, "influence.out-of-range");

    [Fact]
    public void The_hundred_and_first_faction_is_refused() =>
        new BareRegion(Set().World).AssertLimit(100, "influence.too-many", i => new ChangeFactionInfluence(new FactionId(Numbered(1_000 + i)), 1) { Region = Marsh });
}
