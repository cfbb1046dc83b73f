using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

public sealed class ProfileTests
{
    private readonly PlayedCampaign _campaign = New();

    [Fact]
    public void A_campaign_is_created_once()
    {
        _campaign.Silent(Owner, new CreateCampaign("The Drowned Bell", "Ada"))
            .Refused(Owner, new CreateCampaign("Another", "Ada"), "campaign.exists")
            .Refused(Stranger, new CreateCampaign("The Drowned Bell", "Ada"), "campaign.exists");
        new PlayedCampaign()
            .Refused(Owner, new CreateCampaign(" ", "Ada"), "text.empty")
            .Refused(Owner, new CreateCampaign("Name", new string('x', 61)), "text.too-long")
            .Refused(Owner, new RenameCampaign("Name"), "campaign.unknown");
    }

    [Fact]
    public void Everybody_sees_the_new_name()
    {
        _campaign.Done(Master, new RenameCampaign("High Tide"))
            .Silent(Master, new RenameCampaign("High Tide"))
            .Refused(Master, new RenameCampaign("a\u0007b"), "text.control-characters")
            .Refused(Master, new RenameCampaign(null!), "text.empty")
            .Refused(CoMaster, new RenameCampaign("Mine"), "access.denied");
        Assert.Equal("High Tide", _campaign.Seen(ChannelKind.Public).Name);
    }

    [Fact]
    public void Everybody_sees_the_description()
    {
        _campaign.Done(Owner, new DescribeCampaign("A town under the sea."))
            .Silent(Owner, new DescribeCampaign("A town under the sea."))
            .Refused(Owner, new DescribeCampaign(new string('x', 8_001)), "text.too-long")
            .Refused(Owner, new DescribeCampaign(null!), "text.empty")
            .Refused(Player1, new DescribeCampaign("Mine"), "access.denied");
        Assert.Equal("A town under the sea.", _campaign.Seen(ChannelKind.Public).Description);
        _campaign.Done(Owner, new DescribeCampaign(""));
    }

    [Fact]
    public void Everybody_sees_the_settings()
    {
        var settings = new CampaignSettings("Blades", "pt-BR", SpectatorsAllowed: false);
        _campaign.Done(Owner, new ChangeSettings(settings)).Silent(Owner, new ChangeSettings(settings))
            .Refused(Player1, new ChangeSettings(settings), "access.denied")
            .Refused(Owner, new ChangeSettings(null!), "settings.missing")
            .Refused(Owner, new ChangeSettings(settings with { GameSystem = new string('x', 121) }), "text.too-long");
        Assert.Equal(settings, _campaign.Seen(ChannelKind.Public).Settings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("1en")]
    [InlineData("en-")]
    [InlineData("en_GB")]
    [InlineData("en-toolongsubtag")]
    [InlineData("de-\u00e4")]
    [InlineData(null)]
    public void A_language_is_a_tag(string? tag) =>
        _campaign.Refused(Owner, new ChangeSettings(CampaignSettings.Default with { Language = tag! }), "settings.language");

    [Fact]
    public void Lines_and_veils_are_for_game_masters()
    {
        var safety = new TableSafety(["CANARY spiders"], ["CANARY blood"]);
        _campaign.Done(Owner, new DrawLinesAndVeils(safety)).Silent(Owner, new DrawLinesAndVeils(new TableSafety([.. safety.Lines], [.. safety.Veils])))
            .Refused(Player1, new DrawLinesAndVeils(safety), "access.denied")
            .Refused(Owner, new DrawLinesAndVeils(new TableSafety([.. Enumerable.Repeat("x", 21)], [])), "safety.too-many")
            .Refused(Owner, new DrawLinesAndVeils(new TableSafety([], [new string('x', 201)])), "text.too-long")
            .Refused(Owner, new DrawLinesAndVeils(new TableSafety([null!], [])), "text.empty");
        Assert.Equal(safety.Lines, _campaign.Seen(ChannelKind.GameMasters).Safety.Lines);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).Safety.Lines);
        _campaign.Done(Owner, new DrawLinesAndVeils(new TableSafety(default, default)))
            .Silent(Owner, new DrawLinesAndVeils(null!));
    }
}
