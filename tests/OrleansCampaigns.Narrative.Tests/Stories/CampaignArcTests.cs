using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

public sealed class CampaignArcTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    public void A_campaign_has_four_acts_and_each_chapter_follows_from_the_world_before_it(int chapters)
    {
        var campaign = new CampaignArc(PlayedCampaign.Planner, new ChapterAftermath(StoryContent.Moves, StoryContent.Catalog));
        var world = WorldGenerator.Create(StoryContent.Vocabulary, 41);
        var planned = campaign.Plan(world, new CampaignRequest(9) { Chapters = chapters, Themes = [new WeightedTheme("betrayal", 1), new WeightedTheme("rpg:siege", 1)], Each = new StoryRequest(0) });
        Assert.Equal(chapters, planned.Length);
        Assert.Equal([1, 2, 3, 4], planned.Select(chapter => chapter.Act).Distinct());
        Assert.True(planned.SequenceEqual(planned.OrderBy(chapter => chapter.Act).ThenBy(chapter => chapter.Plan.Chapter)));
        var checker = ReplayContent.Checker();
        checker.Begin(ChapterPrint.Of(world));
        foreach (var chapter in planned)
        {
            checker.Replay(ChapterPrint.Of(chapter.Plan));
            checker.Replay(ChapterPrint.Of(chapter.Aftermath));
        }

        Assert.Empty(checker.Contradictions);
    }
}
