using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;
using static OrleansCampaigns.Domain.Tests.Regions.RegionScene;

namespace OrleansCampaigns.Domain.Tests.Regions;

public sealed class RegionFactsTests
{
    private readonly PlayedCampaign _campaign = Set().Done(Owner, Record(13));

    [Fact]
    public void A_fact_is_told_to_one_user_as_something_else_than_it_is()
    {
        _campaign
            .Done(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, Player1))
            .Silent(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, Player1, Player1));
        Assert.Equal(new FactView("The bell rings.", FactStanding.True, _campaign.Now), _campaign.Own(Player1, Bell));
        Assert.Null(_campaign.Own(Player2, Bell));
        Assert.Empty(_campaign.Table().Facts);
        Assert.Equal(FactStanding.False, _campaign.GameMasters().Facts[Bell].Standing);
    }

    [Fact]
    public void Being_told_again_changes_what_is_believed_and_not_since_when_it_is_known()
    {
        var first = _campaign.Now;
        _campaign.Done(Owner, Tell(FactStanding.Rumour, RegionVisibility.Table, Player1));
        _campaign.Now += TimeSpan.FromDays(1);
        _campaign.Done(Owner, Tell(FactStanding.False, RegionVisibility.Public, Player1, Player2));
        Assert.Equal(new FactTelling(FactStanding.False, first), Told(_campaign.Own(Player1, Bell)!));
        Assert.Equal(new FactTelling(FactStanding.False, first), Told(_campaign.Table().Facts[Bell]));
        Assert.Equal(new FactTelling(FactStanding.False, _campaign.Now), Told(_campaign.Own(Player2, Bell)!));
        Assert.Equal(new FactTelling(FactStanding.False, _campaign.Now), Told(_campaign.Public().Facts[Bell]));
    }

    [Fact]
    public void Telling_the_spectators_what_the_table_knows_says_nothing_to_the_table()
    {
        _campaign.Done(Owner, Tell(FactStanding.True, RegionVisibility.Table));
        var heard = _campaign.ReceivedBy(Player1).Count();
        _campaign.Done(Owner, Tell(FactStanding.True, RegionVisibility.Public)).Silent(Owner, Tell(FactStanding.True, RegionVisibility.Table));
        Assert.Equal(heard, _campaign.ReceivedBy(Player1).Count());
        Assert.Single(_campaign.Public().Facts);
    }

    [Fact]
    public void The_real_standing_changes_unheard()
    {
        _campaign.Done(Owner, Tell(FactStanding.True, RegionVisibility.Public, Player1));
        var heard = _campaign.Bytes(Player1);
        _campaign
            .Done(Owner, new SetFactStanding(Bell, FactStanding.Rumour) { Region = Marsh })
            .Silent(Owner, new SetFactStanding(Bell, FactStanding.Rumour) { Region = Marsh });
        Assert.Equal(heard, _campaign.Bytes(Player1));
        Assert.Equal(FactStanding.Rumour, _campaign.GameMasters().Facts[Bell].Standing);
    }

    [Fact]
    public void What_a_user_was_told_hides_and_returns_with_the_region()
    {
        _campaign.Done(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, Player1)).Done(Owner, new HideRegion { Region = Marsh });
        Assert.Null(_campaign.Own(Player1, Bell));
        _campaign.Done(Owner, Tell(FactStanding.Rumour, RegionVisibility.GameMasters, Player1));
        Assert.Null(_campaign.Own(Player1, Bell));
        _campaign.Done(Owner, new RevealRegion(RegionVisibility.Table) { Region = Marsh });
        Assert.Equal(FactStanding.Rumour, _campaign.Own(Player1, Bell)!.Standing);
    }

    [Fact]
    public void A_removed_fact_is_taken_from_all_who_knew_it()
    {
        _campaign
            .Done(Owner, Tell(FactStanding.True, RegionVisibility.Public, Player1))
            .Done(Owner, new RemoveFact(Bell) { Region = Marsh })
            .Refused(Owner, new RemoveFact(Bell) { Region = Marsh }, "fact.unknown")
            .Refused(Owner, new SetFactStanding(Bell, FactStanding.True) { Region = Marsh }, "fact.unknown")
            .Refused(Owner, Tell(FactStanding.True, RegionVisibility.Public), "fact.unknown");
        Assert.Null(_campaign.Own(Player1, Bell));
        Assert.Empty(_campaign.Table().Facts);
    }

    [Fact]
    public void Bad_facts_and_tellings_are_refused() => _campaign
        .Refused(Owner, Record(13), "fact.exists")
        .Refused(Owner, Record(9) with { Text = "" }, "text.empty")
        .Refused(Owner, Record(9) with { Standing = (FactStanding)3 }, "fact.no-such-standing")
        .Refused(Owner, new SetFactStanding(Bell, (FactStanding)3) { Region = Marsh }, "fact.no-such-standing")
        .Refused(Owner, Tell((FactStanding)3, RegionVisibility.Public), "fact.no-such-standing")
        .Refused(Owner, Tell(FactStanding.True, 0), "region.no-such-visibility")
        .Refused(Owner, Tell(FactStanding.True, RegionVisibility.Public, Stranger), "fact.no-such-member")
        .Refused(Owner, Tell(FactStanding.True, RegionVisibility.Public, [.. Enumerable.Repeat(Player1, 101)]), "fact.too-many-users")
        .Silent(Owner, new RevealFact(Bell, default, RegionVisibility.GameMasters, FactStanding.True) { Region = Marsh });

    [Fact]
    public void The_two_hundred_and_first_fact_is_refused() =>
        new BareRegion(Set().World).AssertLimit(200, "fact.too-many", i => Record(1_000 + i));

    [Fact]
    public void The_two_hundred_and_first_user_who_is_told_alone_is_refused()
    {
        var users = Enumerable.Range(100, 201).Select(UserNamed).ToArray();
        foreach (var user in users) _campaign.Seated(user, Role.Player);
        _campaign
            .Done(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, users[..100]))
            .Done(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, users[100..200]))
            .Refused(Owner, Tell(FactStanding.True, RegionVisibility.GameMasters, users[200]), "fact.too-many-users");
    }

    private static FactTelling Told(FactView fact) => new(fact.Standing, fact.Since);

    private static RecordFact Record(int number) => new(new FactId(Numbered(number)), "The bell rings.", FactStanding.False) { Region = Marsh };

    private static RevealFact Tell(FactStanding toldAs, RegionVisibility audience, params UserId[] users) => new(Bell, [.. users], audience, toldAs) { Region = Marsh };
}
