using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Sessions.OpenTable;

namespace OrleansCampaigns.Domain.Tests.Sessions;

public sealed class SessionHandoutTests
{
    private static readonly CreateHandout Written = new(Letter, "Letter", $"Meet me at low tide. {Canary}", "https://example.org/letter.png") { Session = Evening };

    private readonly PlayedCampaign _campaign = Opened();

    [Fact]
    public void A_handout_reaches_exactly_those_to_whom_it_is_shown()
    {
        _campaign.Done(Owner, Written).Silent(Owner, Written).Done(Owner, new ShowHandout(Letter, [Player1]) { Session = Evening });
        Assert.Equal("Letter", Assert.Single(_campaign.Owns(Player1)!.Handouts).Title);
        Assert.Equal([Player1], Assert.Single(_campaign.Sees(ChannelKind.GameMasters).Handouts).ShownTo);
        Assert.DoesNotContain(Canary, _campaign.BytesFor(Player2) + _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_to_the_table_players_see_it_and_spectators_do_not()
    {
        _campaign.Done(Owner, Written).Done(Owner, new ShowHandout(Letter, [Player1], ToTable: true) { Session = Evening })
            .Silent(Owner, new ShowHandout(Letter, [Player1], ToTable: true) { Session = Evening });
        Assert.Empty(Assert.Single(_campaign.Sees(ChannelKind.Table).Handouts).ShownTo);
        Assert.Empty(_campaign.Sees(ChannelKind.Public).Handouts);
        Assert.DoesNotContain(Canary, _campaign.BytesFor(Spectator), StringComparison.Ordinal);
    }

    [Fact]
    public void Showing_it_to_one_more_is_news_for_that_one_alone()
    {
        _campaign.Done(Owner, Written).Done(Owner, new ShowHandout(Letter, [Player1], ToTable: true) { Session = Evening });
        var before = _campaign.CountFor(Player1);
        _campaign.Done(Owner, new ShowHandout(Letter, [Player1, Player2]) { Session = Evening });
        Assert.Equal(before, _campaign.CountFor(Player1));
        Assert.Single(_campaign.Owns(Player2)!.Handouts);
    }

    [Theory]
    [InlineData("http://example.org/a.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a.png")]
    [InlineData("https://user:secret@example.org/a.png")]
    [InlineData("https://example.org/\u0001")]
    public void Only_a_plain_https_address_is_taken(string url) =>
        _campaign.Refused(Owner, Written with { ImageUrl = url }, "handout.image-url");

    [Fact]
    public void What_is_wrong_with_a_handout_is_said() => _campaign
        .Refused(Owner, new ShowHandout(Letter, [Player1]) { Session = Evening }, "handout.unknown")
        .Refused(Owner, Written with { Handout = default }, "id.empty")
        .Refused(Owner, Written with { Title = "" }, "text.empty")
        .Refused(Owner, Written with { ImageUrl = "https://example.org/" + new string('x', 2_000) }, "handout.image-url")
        .Done(Owner, Written)
        .Refused(Owner, Written with { Text = "Another." }, "handout.exists")
        .Refused(Owner, new ShowHandout(Letter, []) { Session = Evening }, "handout.recipients")
        .Refused(Owner, new ShowHandout(Letter, default) { Session = Evening }, "handout.recipients")
        .Refused(Owner, new ShowHandout(Letter, [Stranger]) { Session = Evening }, "handout.no-such-member")
        .Refused(Player1, new ShowHandout(Letter, [Player1]) { Session = Evening }, "access.denied");
}
