using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

public sealed class ChapterPlannerTests
{
    [Fact]
    public void The_same_world_and_request_give_the_same_bytes()
    {
        var (one, other) = (new PlayedCampaign(7), new PlayedCampaign(7));
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(ChapterPrint.Of(one.PlayNext()!), ChapterPrint.Of(other.PlayNext()!));
            Assert.Equal(ChapterPrint.Of(one.Last!), ChapterPrint.Of(other.Last!));
        }

        Assert.Equal(ChapterPrint.Of(one.World), ChapterPrint.Of(other.World));
    }

    [Fact]
    public void Eight_seeds_give_at_least_two_chapters()
    {
        var campaign = new PlayedCampaign(7);
        for (var i = 0; i < 3; i++) campaign.PlayNext();
        var request = campaign.NextRequest();
        Assert.True(Enumerable.Range(0, 8).Select(i => Scenes(campaign.Plan(request with { Seed = request.Seed + (ulong)i })!)).Distinct().Count() >= 2);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    public void A_chapter_has_as_many_scenes_as_asked_a_climax_before_the_last_and_then_an_ending(int scenes)
    {
        var campaign = new PlayedCampaign(11);
        var plan = campaign.Plan(campaign.NextRequest() with { Scenes = scenes })!;
        Assert.Equal(scenes, plan.Scenes.Length);
        Assert.Equal(SceneFunction.Climax, plan.Scenes[^2].Storylet.Function);
        Assert.Equal(scenes, plan.Scenes.Select(scene => scene.Storylet.Id).Distinct().Count());
    }

    [Fact]
    public void A_long_campaign_neither_starves_nor_grows()
    {
        var campaign = new PlayedCampaign(3);
        for (var i = 0; i < 150; i++)
        {
            var plan = campaign.PlayNext();
            Assert.True(plan is { Scenes.Length: 8 }, $"chapter {i + 1} could not be planned");
            Assert.True(campaign.World.Entities.Length <= StoryWorld.EntitiesMax, $"{campaign.World.Entities.Length} entities after chapter {i + 1}");
            Assert.True(campaign.World.Facts.Length <= StoryWorld.FactsMax, $"{campaign.World.Facts.Length} facts after chapter {i + 1}");
        }
    }

    [Fact]
    public void Lines_are_never_crossed_and_what_is_veiled_is_marked()
    {
        var campaign = new PlayedCampaign(13);
        campaign.World = campaign.World with { Lines = ["death"], Veils = ["betrayal"] };
        for (var i = 0; i < 40; i++)
        {
            var request = campaign.NextRequest() with { Lines = ["captivity"], Veils = ["war"] };
            var plan = campaign.Plan(request)!;
            foreach (var scene in plan.Scenes)
            {
                Assert.DoesNotContain("death", scene.Storylet.Safety);
                Assert.DoesNotContain("captivity", scene.Storylet.Safety);
                Assert.Equal(scene.Storylet.Safety.Contains("betrayal") || scene.Storylet.Safety.Contains("war"), scene.Veiled);
            }

            campaign.Play(plan, request.Seed);
        }
    }

    [Fact]
    public void What_must_appear_does_and_what_must_not_does_not()
    {
        var campaign = new PlayedCampaign(17);
        for (var i = 0; i < 10; i++)
        {
            var request = campaign.NextRequest();
            var shown = campaign.Plan(request)!.Scenes.SelectMany(scene => scene.Bindings).Where(binding => binding.Entity.Kind == StoryKind.Person && campaign.World.IndexOf(binding.Entity.Key) >= 0).Select(binding => binding.Entity.Key).Distinct().ToArray();
            var without = campaign.Plan(request with { MustNot = [shown[0]] })!;
            Assert.DoesNotContain(without.Scenes.SelectMany(scene => scene.Bindings), binding => binding.Entity.Key == shown[0]);
            var wanted = campaign.World.Entities.First(entity => entity.Kind == StoryKind.Person && !shown.Contains(entity.Key) && MayAct(campaign.World, entity)).Key;
            var with = campaign.Plan(request with { Must = [wanted] })!;
            Assert.Contains(with.Scenes.SelectMany(scene => scene.Bindings), binding => binding.Entity.Key == wanted);
            campaign.PlayNext();
        }
    }

    [Fact]
    public void Every_act_of_a_person_or_faction_is_explained_and_every_condition_names_its_source()
    {
        var campaign = new PlayedCampaign(19);
        for (var i = 0; i < 20; i++)
        {
            foreach (var scene in campaign.PlayNext()!.Scenes)
            {
                Assert.Equal(scene.Storylet.Intent is null, scene.Reason is null);
                Assert.All(scene.Causes, cause => Assert.Equal(cause.Holds, cause.Source.Length > 0));
                Assert.Equal(scene.Storylet.Conditions.Length, scene.Causes.Length);
            }
        }
    }

    [Fact]
    public void Every_hero_has_a_beat_within_two_chapters_and_nobody_hogs_the_light()
    {
        var campaign = new PlayedCampaign(23);
        for (var i = 0; i < 30; i++)
        {
            campaign.PlayNext();
            Assert.All(campaign.World.Heroes, hero => Assert.True(campaign.World.Chapter - hero.LastBeatChapter <= 1));
            Assert.True(campaign.World.Heroes.Max(hero => hero.Beats) - campaign.World.Heroes.Min(hero => hero.Beats) <= 2);
        }
    }

    [Fact]
    public void Four_part_form_has_no_fight_and_turns_on_something_learned()
    {
        var campaign = new PlayedCampaign(29);
        for (var i = 0; i < 6; i++)
        {
            var request = campaign.NextRequest() with { Kishotenketsu = true };
            var plan = campaign.Plan(request)!;
            Assert.All(plan.Scenes, scene => Assert.Null(scene.Storylet.Encounter));
            Assert.Contains(plan.Scenes.AsSpan(4, 2).ToArray(), scene => scene.Storylet.Function == SceneFunction.Twist);
            campaign.Play(plan, request.Seed);
        }
    }

    [Fact]
    public void What_was_beaten_is_named_with_a_reason()
    {
        var plan = new PlayedCampaign(31).PlayNext()!;
        Assert.All(plan.Scenes, scene => Assert.NotEmpty(scene.Rejected));
        Assert.All(plan.Scenes.SelectMany(scene => scene.Rejected), beaten => Assert.EndsWith(".", beaten.Reason, StringComparison.Ordinal));
    }

    private static string Scenes(ChapterPlan plan) => string.Join(' ', plan.Scenes.Select(scene => scene.Storylet.Id));

    /// <summary>Alive, and neither held, missing nor retired: nobody else can be promised.</summary>
    private static bool MayAct(StoryWorld world, StoryEntity person)
    {
        var said = world.Facts.Where(known => known.Fact.First == world.IndexOf(person.Key)).Select(known => world.Vocabulary.Predicates[known.Fact.Predicate].Name).ToList();
        return said.Contains("alive") && !said.Contains("captive") && !said.Contains("missing") && !said.Contains("retired") && !said.Contains("hostage_of");
    }
}
