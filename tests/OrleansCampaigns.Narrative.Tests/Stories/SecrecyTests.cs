using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>
/// Non-interference: what players cannot know changes nothing that they hear. A hidden fact may make the game master's chapter another one, with other scenes; wherever the scenes are the same, what is read aloud is the same to the byte.
/// </summary>
public sealed class SecrecyTests
{
    [Fact]
    public void A_fact_that_players_do_not_know_changes_no_line_for_them()
    {
        var (compared, otherwise) = (0, 0);
        for (var seed = 300UL; seed < 304; seed++)
        {
            var campaign = new PlayedCampaign(seed);
            for (var i = 0; i < 6; i++) campaign.PlayNext();
            var request = campaign.NextRequest();
            var chapter = Compose(campaign.World, request);
            foreach (var known in campaign.World.Facts.Where(known => IsSecret(campaign.World, known)).Take(25))
            {
                var changed = Compose(WhatIf.Flip(campaign.World, campaign.World.Print(known.Fact)), request);
                if (Skeleton(changed.Plan) != Skeleton(chapter.Plan)) continue;
                compared++;
                Assert.Equal(ForPlayers(chapter), ForPlayers(changed));
                if (ChapterText.Of(chapter.Document) != ChapterText.Of(changed.Document)) otherwise++;
            }
        }

        Assert.True(compared >= 30, $"only {compared} chapters could be compared");
        Assert.True(otherwise > 0, "no secret changed a line for the game master: the test shows nothing");
    }

    [Fact]
    public void Clocks_goals_and_measures_of_regions_are_the_game_masters_own()
    {
        for (var seed = 310UL; seed < 316; seed++)
        {
            var campaign = new PlayedCampaign(seed);
            campaign.PlayNext();
            var (world, request) = (campaign.World, campaign.NextRequest());
            var other = world with { Factions = [.. world.Factions.Select(standing => standing with { Clock = new StoryClock("Nobody may hear this", 8, 5) })] };
            var (one, two) = (Compose(world, request), Compose(other, request));
            Assert.Equal(Skeleton(one.Plan), Skeleton(two.Plan));
            Assert.Contains("Nobody may hear this", ChapterText.Of(two.Document), StringComparison.Ordinal);
            Assert.Equal(ForPlayers(one), ForPlayers(two));
        }
    }

    [Fact]
    public void What_is_read_aloud_cites_no_fact()
    {
        var campaign = new PlayedCampaign(317);
        for (var i = 0; i < 5; i++)
        {
            Assert.All(Compose(campaign.World, campaign.NextRequest()).Document.ForPlayers, line => Assert.Empty(line.Facts));
            campaign.PlayNext();
        }
    }

    private static ComposedChapter Compose(StoryWorld world, StoryRequest request) => ChapterEngine.Shipped.Compose(world, request, new SentenceLedger(), null, CancellationToken.None)!;

    private static bool IsSecret(StoryWorld world, KnownFact known) =>
        world.Vocabulary.Predicates[known.Fact.Predicate].Hidden && !known.IsKnownTo(0) && world.Heroes.All(hero => !known.IsKnownTo(hero.Hero));

    private static IEnumerable<string> ForPlayers(ComposedChapter chapter) => chapter.Document.ForPlayers.Select(line => $"{line.Text}|{string.Join(' ', line.Bound)}");

    private static string Skeleton(ChapterPlan plan) =>
        string.Join(' ', plan.Scenes.Select(scene => $"{scene.Storylet.Id}:{scene.Expected}({string.Join(',', scene.Bindings.Select(binding => binding.Entity.Key))})"));
}
