using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Tests.EventSourcing;
using static OrleansCampaigns.Domain.Tests.Campaigns.SeatedCampaign;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.Campaigns;

/// <summary>What is so in the story, as the campaign keeps it.</summary>
public sealed class StoryFactTests
{
    private static readonly RegionId Harbour = new(new Guid("bbbbbbbb-0000-4000-8000-000000000001"));
    private static readonly CharacterId Mira = new(new Guid("bbbbbbbb-0000-4000-8000-000000000002"));
    private static readonly StoryPart Person = new(StoryPartKind.Character, Mira.Value);
    private static readonly StoryPart Place = new(StoryPartKind.Region, Harbour.Value);
    private static readonly StoryFact Hope = new("hope", Place);
    private static readonly StoryFact Debt = new("owes", StoryPart.Party, Person);
    private static readonly StoryFact Lair = new("lair", Person, Place);

    private readonly PlayedCampaign _campaign = New().Done(Master, new DraftChapter(Chapter1, "One", "First.")).WithTargets(Harbour, Mira);

    [Fact]
    public void Facts_come_and_go_and_only_game_masters_see_them()
    {
        _campaign.Done(Master, new ChangeStoryFacts([Hope, Debt], []))
            .Silent(Master, new ChangeStoryFacts([Debt, Hope], [Lair]))
            .Done(Master, new ChangeStoryFacts([Lair, Hope], [Debt]));
        Assert.Equal([Lair], Assert.IsType<StoryFactsChanged>(_campaign.Events[^1].Event).Added);
        Assert.Equal([Hope, Lair], _campaign.Seen(ChannelKind.GameMasters).StoryFacts.Keys);
        Assert.Null(_campaign.Seen(ChannelKind.GameMasters).StoryFacts[Hope].Chapter);
        Assert.Empty(_campaign.Seen(ChannelKind.Table).StoryFacts);
        Assert.Empty(_campaign.Seen(ChannelKind.Public).StoryFacts);
    }

    [Fact]
    public void What_is_no_fact_is_refused()
    {
        var stranger = new StoryPart(StoryPartKind.Character, Guid.AllBitsSet);
        _campaign.Refused(Player1, new ChangeStoryFacts([Hope], []), "access.denied")
            .Refused(Master, new ChangeStoryFacts([], default), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([Hope], [Hope]), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([Hope, Hope], []), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([new("Hope!", Place)], []), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([default], []), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([new("hope", new(StoryPartKind.Item, Guid.Empty))], []), "story-fact.invalid")
            .Refused(Master, new ChangeStoryFacts([new("hope", new((StoryPartKind)99, Harbour.Value))], []), "story-fact.invalid")
            .Refused(Master, new ProposeConsequence(Chapter1, Consequence1, new StoryFactsConsequence(default, default)), "story-fact.invalid")
            .Done(Master, new ProposeConsequence(Chapter1, Consequence1, new StoryFactsConsequence([Hope], default)))
            .Refused(Master, new ChangeStoryFacts([new("owes", StoryPart.Party, stranger)], []), "story-fact.no-such-part")
            .Silent(Master, new ChangeStoryFacts([], [new("owes", StoryPart.Party, stranger)]))
            .Refused(Master, new ChangeStoryFacts([.. Many(101, 0)], []), "story-fact.too-many");
    }

    [Fact]
    public void A_campaign_keeps_two_thousand_facts_at_most()
    {
        for (var hundred = 0; hundred < 20; hundred++) _campaign.Done(Master, new ChangeStoryFacts([.. Many(100, hundred * 100)], []));
        _campaign.Refused(Master, new ChangeStoryFacts([Hope], []), "story-fact.too-many")
            .Done(Master, new ChangeStoryFacts([Hope], [.. Many(1, 0)]))
            .Done(Master, new ProposeConsequence(Chapter1, Consequence1, new StoryFactsConsequence([Debt], [])))
            .Refused(Master, new AcceptConsequences(Chapter1, [Consequence1]), "story-fact.too-many");
    }

    [Fact]
    public void A_chapters_accepted_consequences_change_them_once_and_say_where_they_come_from()
    {
        _campaign.Done(Master, new ChangeStoryFacts([Debt], []))
            .Done(Master, new ProposeConsequence(Chapter1, Consequence1, new StoryFactsConsequence([Hope], [Debt])))
            .Silent(Master, new ProposeConsequence(Chapter1, Consequence1, new StoryFactsConsequence([Hope], [Debt])))
            .Done(Master, new ProposeConsequence(Chapter1, Consequence2, new StoryFactsConsequence([Lair], [Hope])))
            .Done(Master, new AcceptConsequences(Chapter1, [Consequence1, Consequence2]))
            .Silent(Master, new AcceptConsequences(Chapter1, [Consequence1, Consequence2]));
        var changed = Assert.IsType<StoryFactsChanged>(_campaign.Events[^1].Event);
        Assert.Equal((1, 1), (changed.Added.Length, changed.Removed.Length)); // the second took away what the first had brought
        Assert.Equal(Chapter1, _campaign.Seen(ChannelKind.GameMasters).StoryFacts[Lair].Chapter);
        Assert.Empty(CampaignInfluence.Of(_campaign.Events[^2]));
    }

    [Theory]
    [InlineData("hope(party)", true)]
    [InlineData("owes(party,character/bbbbbbbb-0000-4000-8000-000000000002)", true)]
    [InlineData("owes(party,)", false)]
    [InlineData("owes(party,party,party)", false)]
    [InlineData("Owes(party)", false)]
    [InlineData("owes(region/00000000-0000-0000-0000-000000000000)", false)]
    [InlineData("owes(dragon/bbbbbbbb-0000-4000-8000-000000000002)", false)]
    [InlineData("(party)", false)]
    [InlineData("owes party", false)]
    [InlineData("", false)]
    public void A_fact_has_one_written_form(string text, bool isOne)
    {
        Assert.Equal(isOne, StoryFact.TryParse(text, out var fact));
        if (isOne) Assert.Equal(text, fact.ToString());
    }

    private static IEnumerable<StoryFact> Many(int count, int from) =>
        Enumerable.Range(from + 1, count).Select(number => new StoryFact("knows", StoryPart.Party, new(StoryPartKind.Secret, new Guid(number, 0, 0, new byte[8]))));
}
