using System.Diagnostics;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Tests.Stories.Prose;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>1,000 chapters of 8 random scenes in one campaign: does anything repeat, how varied is it, what does the text of a chapter cost?</summary>
internal sealed class ProseBenchmark : IBenchmark
{
    private const int Chapters = 1_000;
    private const int Scenes = 8;
    private const int WarmUps = 30;
    private const int BleuSample = 1_000;
    private const ulong Seed = 20261124;

    public string Name => "prose";

    public string Title => $"Prose of {Chapters} chapters of {Scenes} random scenes with one cast of 12 people, 4 factions and 8 places";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        var writer = new ChapterWriter(ProseContent.Shipped.Lexicon);
        for (var i = 1; i <= WarmUps; i++) ChapterText.Of(writer.Write(ProseContent.Shipped.Chapter(i, 1, Scenes), new SentenceLedger()));
        var (ledger, aloud, all, heard) = (new SentenceLedger(), new ProseFigures(), new ProseFigures(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        var (times, bytes, repeated, sentences) = (new List<double>(), new List<long>(), 0, 0);
        for (var number = 1; number <= Chapters; number++)
        {
            var brief = ProseContent.Shipped.Chapter(number, Seed, Scenes);
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var document = writer.Write(brief, ledger);
            ChapterText.Of(document);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            document.EnterInto(ledger);
            foreach (var line in document.ForPlayers) aloud.Add(line.Text);
            foreach (var line in document.Sections.Where(section => section.Kind == "scene").SelectMany(section => section.Lines)) all.Add(line.Text);
            foreach (var sentence in document.ForPlayers.SelectMany(line => Sentences.Of(line.Text)))
            {
                sentences++;
                if (!heard.Add(sentence)) repeated++;
            }
        }

        times.Sort();
        bytes.Sort();
        measured.Add("read-aloud sentences", "sentences", sentences);
        measured.Add("of them repeated verbatim", "sentences", repeated);
        measured.Add("distinct-3 of what is read aloud", "×", aloud.DistinctThree);
        measured.Add("distinct-3 of all lines of scenes", "×", all.DistinctThree);
        measured.Add($"self-BLEU-4 of {BleuSample} read-alouds", "×", aloud.SelfBleu(BleuSample));
        measured.Add("one chapter's text, p50", "ms", times[Chapters / 2]);
        measured.Add("one chapter's text, p99", "ms", times[Chapters * 99 / 100]);
        measured.Add("allocated, p50", "KB", bytes[Chapters / 2] / 1024.0);
        measured.Add("ledger after all chapters", "KB", ledger.ToBytes().Length / 1024.0);
        Goal Goal(string what, double bound, bool atLeast) => new(measured[what], bound, atLeast);
        return Task.FromResult(new BenchmarkResult(measured.All,
            [Goal("of them repeated verbatim", 0, atLeast: false), Goal("distinct-3 of what is read aloud", 0.60, atLeast: true), Goal($"self-BLEU-4 of {BleuSample} read-alouds", 0.35, atLeast: false), Goal("one chapter's text, p50", 20, atLeast: false), Goal("one chapter's text, p99", 60, atLeast: false), Goal("allocated, p50", 2048, atLeast: false)],
            [$"{ProseContent.Shipped.Storylets.Length} storylets, drawn evenly and without a planner; briefs are made outside of what is timed. One thread. Sentences count as repeated without regard to capitals."]));
    }
}
