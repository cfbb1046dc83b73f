using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

public sealed class WhatIfTests
{
    [Fact]
    public void Without_a_fact_that_a_chapter_rests_on_it_is_another_chapter()
    {
        var campaign = new PlayedCampaign(43);
        campaign.PlayNext();
        var request = campaign.NextRequest();
        var cause = campaign.Plan(request)!.Scenes[0].Causes.First(cause => cause.Holds).Fact;
        var supposed = WhatIf.Of(PlayedCampaign.Planner, campaign.World, request, cause);
        Assert.False(supposed.Changed.Begins);
        Assert.NotEmpty(supposed.Differences);
        Assert.DoesNotContain(supposed.If!.Scenes[0].Causes, one => one.Holds && one.Fact == cause && one.SinceChapter <= campaign.World.Chapter);
    }

    [Fact]
    public void A_fact_turned_round_twice_changes_nothing()
    {
        var world = new PlayedCampaign(47).World;
        var twice = WhatIf.Flip(WhatIf.Flip(world, "plague(place/3)"), "plague(place/3)");
        Assert.Equal(ChapterPrint.Of(world), ChapterPrint.Of(twice));
    }
}
