using System.Diagnostics;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Benchmarks.Campaigns;

/// <summary>What the three-way merge of two long chapters costs, from a few changed words to nothing in common.</summary>
internal sealed class MergeBenchmark : IBenchmark
{
    private const int Words = 20_000;
    private const int WordsInParagraph = 100;
    private const int WarmUps = 20;

    public string Name => "merge";

    public string Title => $"Three-way merge of two chapters of {Words} words";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        var origin = Text(word => $"w{(word * 7919L % 3_001)}");
        (string What, string Mine, string Theirs)[] cases =
        [
            ("one word each", Text(Word(word => word == 5_000, "mine")), Text(Word(word => word == 15_000, "theirs"))),
            ("one word in a hundred each", Text(Word(word => word % 100 == 10, "mine")), Text(Word(word => word % 100 == 60, "theirs"))),
            ("one word in ten each", Text(Word(word => word % 10 == 2, "mine")), Text(Word(word => word % 10 == 7, "theirs"))),
            ("all of it, by both", Text(word => $"m{word}"), Text(word => $"t{word}")),
            ("one paragraph of all words, one in ten each", OneLine(Text(Word(word => word % 10 == 2, "mine"))), OneLine(Text(Word(word => word % 10 == 7, "theirs")))),
        ];
        foreach (var (what, mine, theirs) in cases)
        {
            var from = what.StartsWith("one paragraph", StringComparison.Ordinal) ? OneLine(origin) : origin;
            for (var i = 0; i < WarmUps; i++) ProseMerge.Of(from, mine, theirs);
            for (var round = 0; round < options.Rounds; round++) measured.Add(what, "ms", Measure(options.Length, () => ProseMerge.Of(from, mine, theirs)));
        }

        for (var round = 0; round < options.Rounds; round++) measured.Add("for comparison: copying both texts", "ms", Measure(options.Length, () => _ = string.Concat(cases[0].Mine, cases[0].Theirs)));
        return Task.FromResult(new BenchmarkResult(measured.All, [],
            [$"Paragraphs of {WordsInParagraph} words, 3,001 different words. One thread, nothing else of the product runs; each figure is the mean of as many merges as fit into its time."]));
    }

    private static double Measure(TimeSpan length, Action once)
    {
        var (count, started) = (0, Stopwatch.GetTimestamp());
        do
        {
            once();
            count++;
        }
        while (Stopwatch.GetElapsedTime(started) < length);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / count;
    }

    private static Func<int, string> Word(Func<int, bool> changed, string by) => word => changed(word) ? $"{by}{word}" : $"w{(word * 7919L % 3_001)}";

    private static string Text(Func<int, string> word) =>
        string.Join("\n\n", Enumerable.Range(0, Words).Select(word).Chunk(WordsInParagraph).Select(paragraph => string.Join(' ', paragraph)));

    private static string OneLine(string text) => text.Replace("\n\n", " ", StringComparison.Ordinal);
}
