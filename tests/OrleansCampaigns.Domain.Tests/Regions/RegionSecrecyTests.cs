using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

/// <summary>A canary in every text, and an id of its own for every part, that players may not see.</summary>
public sealed class RegionSecrecyTests
{
    private const RegionVisibility Hidden = RegionVisibility.GameMasters;

    [Fact]
    public void Nothing_hidden_in_an_open_region_reaches_anybody_but_game_masters()
    {
        var campaign = Set();
        var heard = Heard(campaign);
        foreach (var command in HiddenIn(Marsh)) campaign.Done(Owner, command);
        Assert.Equal(heard, Heard(campaign));
        Assert.Contains(Canary, campaign.Bytes(Owner), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_hidden_region_reaches_anybody_but_game_masters()
    {
        var campaign = Set();
        var heard = Heard(campaign);
        foreach (var command in HiddenIn(Vault).Concat(OpenIn(Vault, RegionVisibility.Public))) campaign.Done(Owner, command);
        Assert.Equal(heard, Heard(campaign));
    }

    [Fact]
    public void What_the_table_sees_of_a_region_does_not_reach_spectators()
    {
        var campaign = Set();
        var heard = campaign.Bytes(Spectator);
        foreach (var command in OpenIn(Marsh, RegionVisibility.Table)) campaign.Done(Owner, command);
        Assert.Equal(heard, campaign.Bytes(Spectator));
    }

    [Fact]
    public void Revealing_a_region_shows_nothing_that_is_hidden_in_it()
    {
        var campaign = Set().Done(Owner, new RenameRegion("Vault") { Region = Vault });
        foreach (var command in HiddenIn(Vault)) campaign.Done(Owner, command);
        campaign.Done(Owner, new RevealRegion(RegionVisibility.Public) { Region = Vault });
        foreach (var user in (UserId[])[Player1, Player2, Spectator])
        {
            Assert.Contains("Vault", campaign.Bytes(user), StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, campaign.Bytes(user), StringComparison.Ordinal);
            foreach (var id in (Guid[])[Flood.Value, Wyrm.Value, Bell.Value, Road.Value, Guild.Value, Salt.Value])
                Assert.DoesNotContain(id.ToString("D"), campaign.Bytes(user), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fact_told_to_one_player_reaches_only_that_player()
    {
        var campaign = Set().Done(Owner, new RecordFact(Bell, Canary, FactStanding.True) { Region = Marsh });
        var others = (campaign.Bytes(Player2), campaign.Bytes(Spectator));
        campaign.Done(Owner, new RevealFact(Bell, [Player1], Hidden, FactStanding.Rumour) { Region = Marsh });
        Assert.Contains(Canary, campaign.Bytes(Player1), StringComparison.Ordinal);
        Assert.DoesNotContain("true", campaign.Bytes(Player1), StringComparison.Ordinal);
        Assert.Equal(others, (campaign.Bytes(Player2), campaign.Bytes(Spectator)));
    }

    private static (string, string, string) Heard(PlayedCampaign campaign) => (campaign.Bytes(Player1), campaign.Bytes(Player2), campaign.Bytes(Spectator));

    private static IEnumerable<Command> HiddenIn(RegionId region) =>
    [
        new WriteRegionNotes(Canary) { Region = region },
        new SetRegionForecast(Canary) { Region = region },
        new SetRegionValue(RegionValue.Corruption, 87) { Region = region },
        new SetBorder(Coast, Hidden) { Region = region },
        new SetRoute(Road, Coast, Canary, 1, Hidden) { Region = region },
        new SetFactionInfluence(Guild, 30, Hidden) { Region = region },
        new StartClock(Flood, Canary, 4, Canary, Hidden, new RaisesThreat(Canary, 3, Hidden)) { Region = region },
        new TickClock(Flood, 4) { Region = region },
        new UntickClock(Flood, 1) { Region = region },
        new RaiseThreat(Wyrm, Canary, 3, Hidden) { Region = region },
        new ResolveThreat(Wyrm) { Region = region },
        new SetRegionResource(Salt, Canary, 3, Canary, Hidden) { Region = region },
        new ChangeRegionResource(Salt, 7) { Region = region },
        new RecordFact(Bell, Canary, FactStanding.True) { Region = region },
        new SetFactStanding(Bell, FactStanding.False) { Region = region },
    ];

    private static IEnumerable<Command> OpenIn(RegionId region, RegionVisibility visibility) =>
    [
        new SetBorder(Marsh == region ? Coast : Marsh, visibility) { Region = region },
        new SetRoute(new RouteId(Numbered(24)), Coast, Canary, 1, visibility) { Region = region },
        new SetFactionInfluence(new FactionId(Numbered(25)), 30, visibility) { Region = region },
        new StartClock(new ClockId(Numbered(21)), Canary, 2, Canary, visibility) { Region = region },
        new TickClock(new ClockId(Numbered(21)), 2) { Region = region },
        new RaiseThreat(new ThreatId(Numbered(22)), Canary, 3, visibility) { Region = region },
        new SetRegionResource(new RegionResourceId(Numbered(26)), Canary, 3, Canary, visibility) { Region = region },
        new RecordFact(new FactId(Numbered(23)), Canary, FactStanding.True) { Region = region },
        new RevealFact(new FactId(Numbered(23)), region == Vault ? [Player1] : [], visibility, FactStanding.False) { Region = region },
    ];
}
