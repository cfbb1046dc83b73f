using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionProfileTests
{
    private readonly PlayedCampaign _campaign = Set();

    [Fact]
    public void A_region_is_open_unless_it_is_created_hidden()
    {
        Assert.Equal("Marsh", _campaign.Public().Name);
        Assert.Null(_campaign.Sees(ChannelKind.Table, Vault));
        Assert.NotNull(_campaign.Sees(ChannelKind.GameMasters, Vault));
    }

    [Fact]
    public void Creating_refuses_a_taken_id_a_bad_name_and_an_unknown_visibility() => _campaign
        .Refused(Owner, new CreateRegion("Marsh") { Region = Marsh }, "region.exists")
        .Refused(Owner, new CreateRegion(" ") { Region = Nowhere }, "text.empty")
        .Refused(Owner, new CreateRegion("Bad\u0007") { Region = Nowhere }, "text.control-characters")
        .Refused(Owner, new CreateRegion("Bad", (RegionVisibility)9) { Region = Nowhere }, "region.no-such-visibility");

    [Fact]
    public void The_thousand_and_first_region_is_refused()
    {
        var world = _campaign.World;
        var full = world with { Regions = world.Regions.SetItems(Enumerable.Range(1_000, 997).Select(i => KeyValuePair.Create(new RegionId(Numbered(i)), world.Regions[Marsh]))) };
        var context = new CommandContext(new Actor(Owner, Role.Owner), _campaign.Now, Seed: 1, full);
        Assert.Equal("region.too-many", RegionState.Decide(new CreateRegion("Far") { Region = Nowhere }, RegionState.Initial, context).Refusal?.Code);
    }

    /// <summary>JSON refuses the empty id while reading; another door might not, and what is stored must be readable.</summary>
    [Fact]
    public void The_empty_id_names_nothing() => _campaign
        .Refused(Owner, new CreateRegion("Far") { Region = default }, "id.empty")
        .Refused(Owner, new SetRoute(default, Coast, "road", 1, RegionVisibility.Public) { Region = Marsh }, "id.empty")
        .Refused(Owner, new SetFactionInfluence(default, 1, RegionVisibility.Public) { Region = Marsh }, "id.empty")
        .Refused(Owner, new ChangeFactionInfluence(default, 1) { Region = Marsh }, "id.empty")
        .Refused(Owner, new StartClock(default, "Flood", 4, "", RegionVisibility.Public) { Region = Marsh }, "id.empty")
        .Refused(Owner, new StartClock(Flood, "Flood", 4, "", RegionVisibility.Public, new TicksClock(default, Flood, 1)) { Region = Marsh }, "clock.outcome")
        .Refused(Owner, new StartClock(Flood, "Flood", 4, "", RegionVisibility.Public, new ChangesInfluence(default, 1)) { Region = Marsh }, "clock.outcome")
        .Refused(Owner, new RaiseThreat(default, "Wyrm", 1, RegionVisibility.Public) { Region = Marsh }, "id.empty")
        .Refused(Owner, new SetRegionResource(default, "Salt", 1, "", RegionVisibility.Public) { Region = Marsh }, "id.empty")
        .Refused(Owner, new RecordFact(default, "The bell rings.", FactStanding.True) { Region = Marsh }, "id.empty");

    [Fact]
    public void An_unknown_region_refuses_everything() => _campaign
        .Refused(Owner, new RenameRegion("Fen") { Region = Nowhere }, "region.unknown")
        .Refused(Owner, new HideRegion { Region = Nowhere }, "region.unknown");

    [Fact]
    public void A_player_is_denied_alike_for_open_hidden_and_unknown_regions() => _campaign
        .Refused(Player1, new RenameRegion("Fen") { Region = Marsh }, "access.denied")
        .Refused(Player1, new RenameRegion("Fen") { Region = Vault }, "access.denied")
        .Refused(Player1, new RenameRegion("Fen") { Region = Nowhere }, "access.denied");

    [Fact]
    public void Renaming_and_describing_reach_everybody_and_repeat_silently()
    {
        _campaign
            .Done(Owner, new RenameRegion("Fen") { Region = Marsh })
            .Silent(Owner, new RenameRegion("Fen") { Region = Marsh })
            .Done(Owner, new DescribeRegion("Bog", "Wet.") { Region = Marsh })
            .Silent(Owner, new DescribeRegion("Bog", "Wet.") { Region = Marsh });
        Assert.Equal(("Fen", "Bog", "Wet."), (_campaign.Public().Name, _campaign.Public().Terrain, _campaign.Public().Description));
    }

    [Fact]
    public void Texts_have_their_limits() => _campaign
        .Refused(Owner, new RenameRegion(new string('x', 121)) { Region = Marsh }, "text.too-long")
        .Refused(Owner, new RenameRegion(null!) { Region = Marsh }, "text.empty")
        .Refused(Owner, new DescribeRegion(new string('x', 121), "") { Region = Marsh }, "text.too-long")
        .Refused(Owner, new DescribeRegion("", new string('x', 8_001)) { Region = Marsh }, "text.too-long")
        .Refused(Owner, new DescribeRegion("", null!) { Region = Marsh }, "text.empty")
        .Refused(Owner, new WriteRegionNotes(new string('x', 8_001)) { Region = Marsh }, "text.too-long")
        .Refused(Owner, new SetRegionWeather(new string('x', 121)) { Region = Marsh }, "text.too-long")
        .Refused(Owner, new SetRegionForecast(new string('x', 4_001)) { Region = Marsh }, "text.too-long");

    [Fact]
    public void Notes_and_forecast_stay_with_the_game_masters_and_the_weather_is_for_all()
    {
        _campaign
            .Done(Owner, new WriteRegionNotes(Canary) { Region = Marsh })
            .Silent(Owner, new WriteRegionNotes(Canary) { Region = Marsh })
            .Done(Owner, new SetRegionForecast(Canary) { Region = Marsh })
            .Silent(Owner, new SetRegionForecast(Canary) { Region = Marsh })
            .Done(Owner, new SetRegionWeather("Fog") { Region = Marsh })
            .Silent(Owner, new SetRegionWeather("Fog") { Region = Marsh });
        Assert.Equal((Canary, Canary), (_campaign.GameMasters().Secrets!.Notes, _campaign.GameMasters().Secrets!.Forecast));
        Assert.Equal("Fog", _campaign.Public().Weather);
        Assert.DoesNotContain(Canary, _campaign.Bytes(Player1), StringComparison.Ordinal);
    }

    [Fact]
    public void Revealing_and_hiding_moves_a_region_between_audiences()
    {
        _campaign.Done(Owner, new RevealRegion(RegionVisibility.Table) { Region = Vault }).Silent(Owner, new RevealRegion(RegionVisibility.Table) { Region = Vault });
        Assert.NotNull(_campaign.Sees(ChannelKind.Table, Vault));
        Assert.Null(_campaign.Sees(ChannelKind.Public, Vault));
        _campaign.Done(Owner, new RevealRegion(RegionVisibility.Public) { Region = Vault });
        Assert.NotNull(_campaign.Sees(ChannelKind.Public, Vault));
        _campaign.Done(Owner, new HideRegion { Region = Vault }).Silent(Owner, new HideRegion { Region = Vault });
        Assert.Null(_campaign.Sees(ChannelKind.Table, Vault));
    }

    [Fact]
    public void A_region_cannot_be_revealed_to_game_masters() =>
        _campaign.Refused(Owner, new RevealRegion(RegionVisibility.GameMasters) { Region = Vault }, "region.no-such-visibility");
}
