using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Texts;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>The engine's chapters as text before the checker of texts: they contradict nothing, so nothing may be stopped.</summary>
public sealed class WrittenRecordsTests(ITestOutputHelper output)
{
    private const int Chapters = 60;

    [Theory]
    [InlineData(7UL)]
    [InlineData(70UL)]
    public void The_text_of_a_chapter_that_contradicts_nothing_is_hardly_ever_stopped(ulong seed)
    {
        var campaign = new PlayedCampaign(seed);
        var stopped = 0;
        for (var i = 0; i < Chapters; i++)
        {
            var before = campaign.World;
            var request = campaign.NextRequest();
            var chapter = ChapterEngine.Shipped.Compose(before, request, new SentenceLedger(), progress: null, TestContext.Current.CancellationToken);
            Assert.NotNull(chapter);
            var written = Written(chapter);
            var findings = TextChecker.Check(WorldRecords.Of(before, ChapterEngine.Shipped.Contents.Laws), WorldPhrases.Shipped, before.Chapter + 1, written);
            var blocking = findings.Where(finding => finding.Severity >= FindingSeverity.Overridable).ToArray();
            if (blocking.Length > 0) stopped++;
            foreach (var finding in blocking) output.WriteLine($"{finding.Rule}: {finding.Message} {finding.Found} << {Sentence(written, finding.Path)}");
            campaign.Play(chapter.Plan, request.Seed);
        }

        output.WriteLine($"{stopped} of {Chapters} chapters were stopped.");
        Assert.InRange(stopped, 0, Chapters * 2 / 100);
    }

    /// <summary>A part for each scene, with what the plan says that it changes.</summary>
    private static List<WrittenPart> Written(ComposedChapter chapter)
    {
        var scenes = WorldRecords.Of(chapter.Plan).Scenes;
        return
        [
            .. chapter.Document.Sections.Where(section => section is { Scene: > 0, Kind: "start" or "scene" }).GroupBy(section => section.Scene).OrderBy(group => group.Key)
                .Select(group => new WrittenPart($"scenes/{group.Key}", string.Join('\n', group.SelectMany(section => section.Lines).Select(line => line.Text))) { Scene = scenes[group.Key - 1] }),
        ];
    }

    private static string Sentence(List<WrittenPart> written, string path)
    {
        var part = written.First(part => path.StartsWith($"{part.Path}/", StringComparison.Ordinal));
        var span = path[(part.Path.Length + 1)..].Split('+');
        return part.Text.Substring(int.Parse(span[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(span[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
