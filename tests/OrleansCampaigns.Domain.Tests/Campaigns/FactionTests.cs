using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class FactionTests
{
    private static readonly FoundFaction FoundGuild = new(Guild, "Salt Guild", "Traders.", Hidden: false);
    private static readonly FoundFaction FoundCult = new(Cult, "CANARY Cult", "Drowners.", Hidden: true);

    private readonly PlayedCampaign _campaign = New().Done(Master, FoundGuild).Done(Server, FoundCult);

    [Fact]
    public void Hidden_factions_and_attitudes_to_them_are_for_game_masters()
    {
        _campaign.Done(Master, new SetAttitude(Guild, Cult, -2)).Silent(Master, new SetAttitude(Guild, Cult, -2)).Done(Master, new SetAttitude(Cult, Guild, 1));
        Assert.Equal(-2, _campaign.Seen(ChannelKind.GameMasters).Factions[Guild].Attitudes[Cult]);
        Assert.Empty(Assert.Single(_campaign.Seen(ChannelKind.Table).Factions).Value.Attitudes);
        Assert.DoesNotContain(_campaign.Updates, entry => entry.Channel.Kind == ChannelKind.Table && entry.Update is AttitudeChanged);
    }

    [Fact]
    public void A_revealed_faction_appears_with_its_attitudes()
    {
        _campaign.Done(Master, new SetAttitude(Guild, Cult, -2)).Done(Master, new SetAttitude(Cult, Guild, 1))
            .Done(Master, new RevealFaction(Cult)).Silent(Master, new RevealFaction(Cult))
            .Refused(Master, new RevealFaction(default), "faction.unknown")
            .Refused(Player1, new RevealFaction(Cult), "access.denied");
        var seen = _campaign.Seen(ChannelKind.Public).Factions;
        Assert.Equal((-2, 1), (seen[Guild].Attitudes[Cult], seen[Cult].Attitudes[Guild]));
        _campaign.Done(Master, new SetAttitude(Guild, Cult, 0));
        Assert.Empty(_campaign.Seen(ChannelKind.Public).Factions[Guild].Attitudes);
    }

    [Fact]
    public void A_hidden_factions_influence_appears_with_it_and_goes_with_it()
    {
        var region = new RegionId(new Guid("0c0c0c0c-0000-4000-8000-0000000000aa"));
        _campaign.Done(Master, new CreateRegion("Marsh") { Region = region })
            .Done(Master, new SetFactionInfluence(Cult, 40, RegionVisibility.Public) { Region = region })
            .Done(Master, new SetFactionInfluence(Guild, 30, RegionVisibility.Table) { Region = region });
        Assert.Equal(40, InfluenceSeen(ChannelKind.GameMasters, region)[Cult].Influence);
        Assert.Equal([Guild], InfluenceSeen(ChannelKind.Table, region).Keys);
        Assert.DoesNotContain(_campaign.Updates, entry => entry.Channel.Kind != ChannelKind.GameMasters && entry.Update is RegionInfluenceChanged { Faction: var faction } && faction == Cult);
        _campaign.Done(Master, new RevealFaction(Cult));
        Assert.Equal(40, InfluenceSeen(ChannelKind.Public, region)[Cult].Influence);
        _campaign.Done(Master, new DissolveFaction(Cult));
        Assert.Empty(InfluenceSeen(ChannelKind.Public, region));
        Assert.Equal(40, InfluenceSeen(ChannelKind.GameMasters, region)[Cult].Influence);
    }

    [Fact]
    public void Influence_of_a_faction_that_is_not_founded_yet_does_not_tell_that_it_will_be_hidden()
    {
        var (region, later) = (new RegionId(new Guid("0c0c0c0c-0000-4000-8000-0000000000aa")), new FactionId(new Guid("0c0c0c0c-0000-4000-8000-0000000000bb")));
        _campaign.Done(Master, new CreateRegion("Marsh") { Region = region })
            .Done(Master, new SetFactionInfluence(later, 40, RegionVisibility.Public) { Region = region });
        Assert.Empty(InfluenceSeen(ChannelKind.Table, region));
        var before = _campaign.Updates.Count(entry => entry.Channel.Kind != ChannelKind.GameMasters);
        _campaign.Done(Master, new FoundFaction(later, "CANARY", "", Hidden: true));
        Assert.Equal(before, _campaign.Updates.Count(entry => entry.Channel.Kind != ChannelKind.GameMasters));
    }

    [Fact]
    public void A_goal_is_for_game_masters_also_of_an_open_faction()
    {
        _campaign.Done(Master, new SetFactionGoal(Guild, "CANARY own the harbour")).Silent(Master, new SetFactionGoal(Guild, "CANARY own the harbour"))
            .Refused(Master, new SetFactionGoal(default, ""), "faction.unknown")
            .Refused(Master, new SetFactionGoal(Guild, null!), "text.empty");
        Assert.Equal("CANARY own the harbour", _campaign.Seen(ChannelKind.GameMasters).Factions[Guild].Goal);
        Assert.Null(_campaign.Seen(ChannelKind.Table).Factions[Guild].Goal);
    }

    [Fact]
    public void A_dissolved_faction_leaves_no_attitude_behind()
    {
        _campaign.Done(Master, new SetAttitude(Guild, Cult, 3)).Done(Master, new RevealFaction(Cult))
            .Done(Master, new DissolveFaction(Cult)).Silent(Master, new DissolveFaction(Cult))
            .Refused(Player1, new DissolveFaction(Guild), "access.denied");
        Assert.Empty(Assert.Single(_campaign.Seen(ChannelKind.Table).Factions).Value.Attitudes);
    }

    [Fact]
    public void Descriptions_reach_those_who_see_the_faction()
    {
        _campaign.Done(Master, new DescribeFaction(Guild, "Pepper Guild", "")).Silent(Master, new DescribeFaction(Guild, "Pepper Guild", ""))
            .Done(Master, new DescribeFaction(Cult, "CANARY Choir", "Singers."))
            .Refused(Master, new DescribeFaction(default, "x", ""), "faction.unknown")
            .Refused(Master, new DescribeFaction(Guild, "", ""), "text.empty");
        Assert.Equal("Pepper Guild", _campaign.Seen(ChannelKind.Public).Factions[Guild].Name);
    }

    [Fact]
    public void Factions_have_limits()
    {
        _campaign.Silent(Master, FoundGuild)
            .Refused(Master, FoundGuild with { Hidden = true }, "faction.exists")
            .Refused(Master, FoundGuild with { Faction = default }, "id.empty")
            .Refused(Master, FoundGuild with { Faction = new(Guid.AllBitsSet), Description = new string('x', 8_001) }, "text.too-long")
            .Refused(Player1, FoundGuild, "access.denied")
            .Refused(Master, new SetAttitude(Guild, Guild, 1), "faction.self")
            .Refused(Master, new SetAttitude(Guild, Cult, 4), "faction.attitude")
            .Refused(Master, new SetAttitude(Guild, Cult, int.MinValue), "faction.attitude")
            .Refused(Master, new SetAttitude(Guild, default, 1), "faction.unknown")
            .Silent(Master, new SetAttitude(Guild, Cult, 0));
        for (var number = 3; number <= CampaignLimits.FactionsMax; number++)
            _campaign.Done(Master, FoundGuild with { Faction = new FactionId(new Guid(number, 0, 0, new byte[8])) });
        _campaign.Refused(Master, FoundGuild with { Faction = new(Guid.AllBitsSet) }, "faction.too-many");
    }

    private System.Collections.Immutable.ImmutableSortedDictionary<FactionId, FactionInfluenceView> InfluenceSeen(ChannelKind channel, RegionId region) =>
        Domain.Feed.Views.Main(_campaign.World, channel).Regions[region].Influence;
}
