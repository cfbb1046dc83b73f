using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>The one entry, from world and request to text.</summary>
public sealed class ChapterEngineTests
{
    private static readonly string[] Sections = ["themes", "why", "question", "truth", "nobody", "scene", "image", "clues", "reward", "consequences", "checked"];

    [Fact]
    public void The_same_arguments_give_the_same_bytes_from_this_engine_and_from_another_one_and_what_was_said_stays_as_it_was()
    {
        var other = new ChapterEngine(StoryContents.Read(StoryContent.Names(), name => StoryContent.Bytes(name)), new NamedEncounters());
        var (campaign, said) = (new PlayedCampaign(61), new SentenceLedger());
        for (var i = 0; i < 6; i++)
        {
            var request = campaign.NextRequest();
            var before = said.ToBytes();
            var one = Compose(campaign, request, said);
            Assert.Equal(before.AsSpan(), said.ToBytes().AsSpan());
            var again = other.Compose(campaign.World, request, said, null, CancellationToken.None)!;
            Assert.Equal(ChapterText.Of(one.Document), ChapterText.Of(again.Document));
            Assert.Equal(ChapterPrint.Of(one.Plan), ChapterPrint.Of(again.Plan));
            Assert.Equal(one.Document.Sections.SelectMany(section => section.Lines).Select(Print), again.Document.Sections.SelectMany(section => section.Lines).Select(Print));
            said = one.SaidAfter(said);
            campaign.Play(one.Plan, request.Seed);
        }
    }

    [Fact]
    public void A_chapter_has_everything_that_a_game_master_reads_and_nothing_was_found_wrong_with_it()
    {
        var (campaign, said) = (new PlayedCampaign(67), new SentenceLedger());
        for (var i = 0; i < 8; i++)
        {
            var request = campaign.NextRequest();
            var chapter = Compose(campaign, request, said);
            Assert.Empty(chapter.Findings);
            Assert.All(Sections, kind => Assert.Contains(chapter.Document.Sections, section => section.Kind == kind));
            foreach (var section in chapter.Document.Sections)
            {
                Assert.NotEmpty(section.Lines);
                Assert.All(section.Lines, line => Assert.True(line.Template.Length > 0 && line.Text.Length > 0, line.ToString()));
                if (section.Kind != "scene") continue;
                Assert.Single(section.Lines, line => line.IsForPlayers);
                Assert.Equal(3, section.Lines.First(line => line.Template.EndsWith("/aspects", StringComparison.Ordinal)).Text.Split(" | ").Length);
                Assert.Contains(section.Lines, line => line.Text.Contains("'S BEAT", StringComparison.Ordinal));
                Assert.Contains(section.Lines, line => line.Text.StartsWith("Way in: ", StringComparison.Ordinal));
                Assert.Contains(section.Lines, line => line.Template == "rules/checks");
                Assert.Equal(chapter.Plan.Scenes[section.Scene - 1].Storylet.Encounter is not null, section.Lines.Any(line => line.Template == "rules/encounter"));
            }

            said = chapter.SaidAfter(said);
            campaign.Play(chapter.Plan, request.Seed);
        }
    }

    /// <summary>What a game master reads in brackets is what the world gets.</summary>
    [Fact]
    public void Consequences_in_the_document_are_those_that_are_applied()
    {
        var campaign = new PlayedCampaign(71);
        for (var i = 0; i < 5; i++)
        {
            var request = campaign.NextRequest();
            var chapter = Compose(campaign, request, new SentenceLedger());
            var written = chapter.Document.Sections.Where(section => section.Kind == "consequences").SelectMany(section => section.Lines.Select(line => (section.Scene, line.Text))).ToArray();
            var applied = chapter.Consequences.Where(ending => !ending.Changes.IsEmpty).ToArray();
            Assert.Equal(applied.Length, written.Length);
            foreach (var (line, ending) in written.Zip(applied))
            {
                Assert.Equal(ending.Scene, line.Scene);
                Assert.StartsWith(ending.Outcome.ToString().ToLowerInvariant(), line.Text, StringComparison.Ordinal);
                var events = line.Text[(line.Text.LastIndexOf('[') + 1)..^1].Split(' ');
                Assert.Equal(ending.Changes.Select(change => (change.Begins ? "+" : "-") + change.Fact).Order(StringComparer.Ordinal), events.Order(StringComparer.Ordinal));
            }

            campaign.Play(chapter.Plan, request.Seed);
        }
    }

    [Fact]
    public void Numbers_of_fights_come_from_the_rules_that_the_engine_was_given()
    {
        var engine = ChapterEngine.Shipped.With(new CountedEncounters());
        var campaign = new PlayedCampaign(73);
        var chapter = engine.Compose(campaign.World, campaign.NextRequest(), new SentenceLedger(), null, CancellationToken.None)!;
        var fights = chapter.Plan.Scenes.Where(scene => scene.Storylet.Encounter is not null).Select(scene => $"fight {scene.Number}").ToArray();
        Assert.NotEmpty(fights);
        Assert.Equal(fights, chapter.Document.Sections.SelectMany(section => section.Lines).Where(line => line.Template == "rules/encounter").Select(line => line.Text));
    }

    [Fact]
    public void Stages_are_told_in_order_and_at_each_of_them_a_chapter_can_be_stopped()
    {
        var campaign = new PlayedCampaign(79);
        var request = campaign.NextRequest();
        var stages = new StageRecord(null, null);
        var whole = ChapterEngine.Shipped.Compose(campaign.World, request, new SentenceLedger(), stages, CancellationToken.None)!;
        Assert.Equal([ChapterStage.Planning, ChapterStage.Casting, ChapterStage.Writing, ChapterStage.Checking], stages.Seen);
        foreach (var stage in stages.Seen.SkipLast(1))
        {
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => ChapterEngine.Shipped.Compose(campaign.World, request, new SentenceLedger(), new StageRecord(stage, stop), stop.Token));
        }

        Assert.Equal(ChapterText.Of(whole.Document), ChapterText.Of(Compose(campaign, request, new SentenceLedger()).Document));
    }

    [Fact]
    public void A_stopped_search_stops_within_the_search()
    {
        var campaign = new PlayedCampaign(83);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => ChapterEngine.Shipped.Planner.Plan(campaign.World, campaign.NextRequest(), stop.Token));
    }

    [Fact]
    public void Lines_are_not_crossed_in_the_plan_and_what_is_veiled_is_read_aloud_only_by_what_it_leaves_behind()
    {
        var (campaign, said, veiled) = (new PlayedCampaign(89), new SentenceLedger(), 0);
        for (var i = 0; i < 15; i++)
        {
            var request = campaign.NextRequest() with { Lines = ["captivity", "torture"], Veils = ["violence", "death"] };
            var chapter = Compose(campaign, request, said);
            foreach (var scene in chapter.Plan.Scenes)
            {
                Assert.DoesNotContain("captivity", scene.Storylet.Safety);
                Assert.DoesNotContain("torture", scene.Storylet.Safety);
                var page = chapter.Document.Sections.Single(section => section.Kind == "scene" && section.Scene == scene.Number);
                var aloud = page.Lines.Single(line => line.IsForPlayers).Template;
                Assert.Equal(scene.Veiled, aloud.StartsWith("document/veiled/", StringComparison.Ordinal));
                Assert.Equal(scene.Veiled, page.Lines.Any(line => line.Template == "brief/veil"));
                if (scene.Veiled) veiled++;
            }

            said = chapter.SaidAfter(said);
            campaign.Play(chapter.Plan, request.Seed);
        }

        Assert.True(veiled > 10, $"only {veiled} scenes were veiled");
    }

    [Fact]
    public void No_sentence_is_read_aloud_twice_in_a_campaign()
    {
        var (campaign, said, heard) = (new PlayedCampaign(97), new SentenceLedger(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i < 40; i++)
        {
            var request = campaign.NextRequest();
            var chapter = Compose(campaign, request, said);
            Assert.All(chapter.Document.ForPlayers.SelectMany(line => Sentences.Of(line.Text)), sentence => Assert.True(heard.Add(sentence), sentence));
            said = chapter.SaidAfter(said);
            campaign.Play(chapter.Plan, request.Seed);
        }
    }

    /// <summary>Over worlds, because one request may leave little to choose from.</summary>
    [Fact]
    public void Three_seeds_of_one_request_share_at_most_half_of_their_storylets()
    {
        var shared = new List<double>();
        for (var seed = 200UL; seed < 212; seed++)
        {
            var campaign = new PlayedCampaign(seed);
            for (var i = 0; i < 2; i++) campaign.PlayNext();
            var request = campaign.NextRequest();
            var variants = Enumerable.Range(0, 3).Select(i => campaign.Plan(request with { Seed = request.Seed + (ulong)i })!.Scenes.Select(scene => scene.Storylet.Id).ToHashSet()).ToArray();
            shared.Add(variants[0].Intersect(variants[1]).Count() / 8.0);
            shared.Add(variants[0].Intersect(variants[2]).Count() / 8.0);
            shared.Add(variants[1].Intersect(variants[2]).Count() / 8.0);
        }

        Assert.True(shared.Average() <= 0.35, $"{shared.Average():0.00} on average");
        Assert.True(shared.Count(one => one > 0.5) <= shared.Count / 10, $"{shared.Count(one => one > 0.5)} of {shared.Count} pairs share more than half");
    }

    private static ComposedChapter Compose(PlayedCampaign campaign, StoryRequest request, SentenceLedger said) => ChapterEngine.Shipped.Compose(campaign.World, request, said, null, CancellationToken.None)!;

    private static string Print(ProseLine line) => $"{line.Text}|{line.Template}|{string.Join(' ', line.Bound)}|{string.Join(' ', line.Facts)}|{line.IsForPlayers}";

    /// <summary>Numbers that are easy to find again.</summary>
    private sealed class CountedEncounters : IEncounterRules
    {
        public System.Collections.Immutable.ImmutableArray<string> Fight(StoryletEncounter encounter, PlannedScene scene) => [$"fight {scene.Number}"];

        public string Checks(SceneKind kind) => "counting";
    }

    /// <summary>Remembers stages, and stops at one.</summary>
    private sealed class StageRecord(ChapterStage? stopAt, CancellationTokenSource? stop) : IProgress<ChapterStage>
    {
        public List<ChapterStage> Seen { get; } = [];

        public void Report(ChapterStage value)
        {
            Seen.Add(value);
            if (value == stopAt) stop!.Cancel();
        }
    }
}
