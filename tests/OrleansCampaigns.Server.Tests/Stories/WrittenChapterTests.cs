using System.Net;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Stories;

namespace OrleansCampaigns.Server.Tests.Stories;

/// <summary>A chapter from its order to the players: written, read, explained, adopted, accepted, published.</summary>
[Collection(ServerTests.Name)]
public sealed class WrittenChapterTests(RunningServer server)
{
    private const string Order = """{"seed":7,"variants":2,"themes":[{"theme":"betrayal","weight":900}],"arc":"fallRise","mustNot":["dragon"]}""";

    [Fact]
    public async Task A_chapter_is_written_from_the_campaign_and_every_fact_that_it_cites_is_an_event_of_it()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync(Order);
        Assert.Equal((JobState.Succeeded, true), (written.State, written.HasFile));
        var result = written.Result!.Value.Deserialize<WrittenChapters>(WireJson.Options)!;
        Assert.Equal([1, 2], result.Variants.Select(variant => variant.Variant));
        var draft = await story.DraftAsync(written);
        Assert.Equal((8, 7UL), (draft.Scenes.Length, draft.Seed));
        Assert.Empty(draft.Findings);
        var said = draft.Scenes.SelectMany(scene => scene.Causes).Where(cause => cause.Source.StartsWith("event/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(said);
        Assert.All(said, cause => Assert.InRange(long.Parse(cause.Source.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture), 1, result.Sequence));
        Assert.Contains(draft.Sections.SelectMany(section => section.Lines), line => line.Text.Contains("Aud Tarrow", StringComparison.Ordinal) || line.Text.Contains("Joss", StringComparison.Ordinal) || line.Text.Contains("Ash Ledger", StringComparison.Ordinal));
        var second = await story.DraftAsync(written, 2);
        Assert.InRange(draft.Scenes.Select(scene => scene.Storylet).Intersect(second.Scenes.Select(scene => scene.Storylet)).Count(), 0, 5);
    }

    [Fact]
    public async Task Written_again_it_is_the_same_bytes_and_after_an_event_it_may_be_another()
    {
        var story = await StoryTable.CreateAsync(server);
        var (one, other) = (await story.WriteAsync(Order), await story.WriteAsync(Order));
        Assert.Equal(Hashes(one), Hashes(other));
        Assert.Equal(await FileAsync(story, one), await FileAsync(story, other));
        await story.Game.ReceiptAsync(new ChangeStoryFacts([], [new("owes", StoryTable.Of(story.Aud), StoryTable.Of(story.Ledger))]));
        var after = await story.WriteAsync(Order);
        Assert.NotEqual(one.Result!.Value.GetProperty("sequence").GetInt64(), after.Result!.Value.GetProperty("sequence").GetInt64());
        Assert.DoesNotContain((await story.DraftAsync(after)).Scenes.SelectMany(scene => scene.Causes), cause => cause.Holds && cause.Source.StartsWith("event/", StringComparison.Ordinal) && cause.Fact.StartsWith("owes(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_adopted_draft_is_a_chapter_whose_accepted_endings_the_next_one_builds_on()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync(Order);
        var draft = await story.DraftAsync(written);
        var chapter = new ChapterId(Guid.NewGuid());
        var adopted = await story.AdoptAsync(written, 1, chapter);
        Assert.Equal(JobState.Succeeded, adopted.State);
        var result = adopted.Result!.Value.Deserialize<AdoptedChapter>(WireJson.Options)!;
        var view = (await story.Game.GetAsync<CampaignAnswer>("")).View;
        Assert.Equal(draft.Title, view.Chapters.Single(one => one.Chapter == chapter).Title);
        Assert.Equal((result.Secrets, 0), (view.Secrets.Count, result.NotProposed));
        Assert.Equal(draft.Scenes.Count(scene => scene.Outcomes.Any(outcome => outcome.IsExpected && outcome.Begins.Length + outcome.Ends.Length > 0)), result.Endings.Count(ending => ending.IsExpected));
        await story.Game.ReceiptAsync(new AcceptConsequences(chapter, [.. result.Endings.Where(ending => ending.IsExpected).SelectMany(ending => ending.Consequences)]));
        await story.Game.ReceiptAsync(new PublishChapter(chapter));

        var facts = (await story.Game.GetAsync<CampaignAnswer>("")).View.StoryFacts;
        Assert.Contains(facts.Values, fact => fact.Chapter == chapter);
        var next = await story.WriteAsync("""{"seed":8,"variants":3}""");
        Assert.True(next.State == JobState.Succeeded, next.Error?.Message);
        List<DraftCause> causes = [];
        for (var variant = 1; variant <= 3; variant++) causes.AddRange((await story.DraftAsync(next, variant)).Scenes.SelectMany(scene => scene.Causes));
        Assert.True(causes.Any(cause => cause.Source.EndsWith("/scene/0", StringComparison.Ordinal)), string.Join(' ', causes.Select(cause => cause.Source).Distinct()));

        var text = (await story.Player.GetAsync<ChapterAnswer>($"/chapters/{chapter}")).View.Text;
        Assert.NotEmpty(text);
        foreach (var line in draft.Sections.SelectMany(section => section.Lines).Where(line => !line.ForPlayers && line.Text.Length > 30)) Assert.DoesNotContain(line.Text, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopting_the_same_draft_under_the_same_id_once_more_changes_nothing()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync("""{"seed":3}""");
        var chapter = new ChapterId(Guid.NewGuid());
        await story.AdoptAsync(written, 1, chapter);
        var before = await story.Game.EventsAsync();
        var again = await story.AdoptAsync(written, 1, chapter);
        Assert.Equal(JobState.Succeeded, again.State);
        Assert.Equal(before, await story.Game.EventsAsync());
    }

    [Fact]
    public async Task Every_line_says_why_it_is_there()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync(Order);
        var draft = await story.DraftAsync(written);
        var section = draft.Sections.IndexOf(draft.Sections.First(section => section.Scene == 3 && section.Lines.Any(line => !line.Facts.IsEmpty)));
        var line = draft.Sections[section].Lines.IndexOf(draft.Sections[section].Lines.First(line => !line.Facts.IsEmpty));
        var why = await story.Game.GetAsync<DraftLineAnswer>($"/jobs/{written.Id}/drafts/1/sections/{section}/lines/{line}/why");
        Assert.Equal(draft.Sections[section].Lines[line].Text, why.Line.Text);
        Assert.NotEmpty(why.Line.Facts);
        Assert.Equal(3, why.Scene!.Number);
        Assert.NotEmpty(why.Scene.Rejected);
        using var none = await story.Game.Http.GetAsync($"{story.Game.Root}/jobs/{written.Id}/drafts/1/sections/{section}/lines/9999/why");
        Assert.Equal("story.no-line", await Table.CodeOfAsync(none));
    }

    [Fact]
    public async Task Kept_scenes_stay_word_for_word_while_the_rest_is_new()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync("""{"seed":7}""");
        var draft = await story.DraftAsync(written);
        var again = await story.WriteAsync($$$"""{"seed":99,"keep":{"draft":"{{{written.Id}}}","variant":1,"scenes":[2]}}""");
        Assert.True(again.State == JobState.Succeeded, again.Error?.Code);
        var other = await story.DraftAsync(again);
        var kept = other.Scenes.Single(scene => scene.Storylet == draft.Scenes[1].Storylet && scene.Roles.Where(role => !role.IsNew).Select(role => role.Key).SequenceEqual(draft.Scenes[1].Roles.Where(role => !role.IsNew).Select(role => role.Key)));
        Assert.Equal(Text(draft, 2), Text(other, kept.Number));
        Assert.InRange(draft.Scenes.Select(scene => scene.Storylet).Intersect(other.Scenes.Select(scene => scene.Storylet)).Count(), 1, 2);
    }

    [Theory]
    [InlineData("""{"scenes":3}""")]
    [InlineData("""{"variants":4}""")]
    [InlineData("""{"seed":-1}""")]
    [InlineData("""{"seed":1.5}""")]
    [InlineData("""{"arc":"sideways"}""")]
    [InlineData("""{"themes":[{"theme":"","weight":1}]}""")]
    [InlineData("""{"themes":[{"theme":"x","weight":0}]}""")]
    [InlineData("""{"must":["a","b","c","d","e"]}""")]
    [InlineData("""{"must":null,"lines":[null]}""")]
    [InlineData("""{"keep":{"draft":"6a1c1b0e-0b5e-4a36-8a3e-111111111111","variant":1,"scenes":[]}}""")]
    [InlineData("""{"nonsense":true}""")]
    public async Task An_order_that_cannot_be_is_refused_before_it_is_a_job(string order)
    {
        var story = await StoryTable.CreateAsync(server);
        using var refused = await story.TryStartAsync(story.Game, "write-chapter", order, Guid.NewGuid());
        Assert.Equal((HttpStatusCode.BadRequest, "story.order"), (refused.StatusCode, await Table.CodeOfAsync(refused)));
    }

    [Fact]
    public async Task What_is_forbidden_altogether_leaves_no_chapter_and_says_so()
    {
        var story = await StoryTable.CreateAsync(server);
        var job = await story.WriteAsync("""{"lines":["animals-harmed","betrayal","body-horror","captivity","children-in-danger","claustrophobia","death","drowning","drunkenness","fire","gambling","ghosts","heights","hunger","illness","religion","romance","violence","war","undead"]}""");
        Assert.True(job.State == JobState.Succeeded || job.Error?.Code == "story.no-chapter", job.Error?.Code);
        var missing = await story.WriteAsync($$$"""{"keep":{"draft":"{{{Guid.NewGuid()}}}","variant":1,"scenes":[1]}}""");
        Assert.Equal("job.unknown", missing.Error?.Code);
    }

    [Fact]
    public async Task Players_start_see_and_read_nothing_of_it()
    {
        var story = await StoryTable.CreateAsync(server);
        var written = await story.WriteAsync($$$"""{"seed":5,"must":["{{{StoryTable.Of(story.Aud)}}}"]}""");
        using var start = await story.TryStartAsync(story.Player, "write-chapter", "{}", Guid.NewGuid());
        Assert.Equal("access.denied", await Table.CodeOfAsync(start));
        foreach (var path in (string[])["/drafts/1", "/drafts/1/sections/0/lines/0/why", "/file", ""])
        {
            using var seen = await story.Player.Http.GetAsync($"{story.Game.Root}/jobs/{written.Id}{path}");
            Assert.Contains(await Table.CodeOfAsync(seen), (string[])["access.denied", "job.unknown"]);
        }

        var chapter = new ChapterId(Guid.NewGuid());
        Assert.Equal(JobState.Succeeded, (await story.AdoptAsync(written, 1, chapter)).State);
        await story.Game.ReceiptAsync(new PublishChapter(chapter));
        var everything = await story.Player.Http.GetStringAsync($"{story.Game.Root}/everything");
        Assert.DoesNotContain(StoryTable.Canary, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("storylets", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("origin", everything, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Hashes(JobView job) => [.. job.Result!.Value.Deserialize<WrittenChapters>(WireJson.Options)!.Variants.Select(variant => variant.Sha256)];

    private static async Task<string> FileAsync(StoryTable story, JobView job) => Encoding.UTF8.GetString(await story.Game.Http.GetByteArrayAsync($"{story.Game.Root}/jobs/{job.Id}/file"));

    private static string Text(ChapterDraft draft, int scene) => string.Join('\n', draft.Sections.Where(section => section.Scene == scene && section.Kind == "scene").SelectMany(section => section.Lines).Select(line => line.Text));
}
