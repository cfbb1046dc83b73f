using System.Collections.Immutable;
using OrleansCampaigns.Benchmarks.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Benchmarks.Campaigns;

/// <summary>Two people who write one chapter at the same time: how soon each sees what the other typed, and whether anything that they typed gets into each other's way.</summary>
internal sealed class CoEditingBenchmark : IBenchmark
{
    /// <summary>Between two paragraphs.</summary>
    public const string Between = "\n\n";

    /// <summary>"Within a blink", as defined here: a blink of an eye takes 100 to 150 ms, and this is the shorter.</summary>
    private const double BlinkMilliseconds = 100;

    private const int Words = 2_000;
    private const int WordsInParagraph = 100;
    private const int Readers = 3;
    private const int PerSecond = 5;
    private const string Merged = "edits merged with the other author's";
    private const string Disturbed = "disturbed edits";
    private const string P99 = "to the other author, p99";

    /// <summary>Where each of the two types.</summary>
    private static readonly ImmutableArray<int> Paragraphs = [4, 14];

    public string Name => "co-editing";

    public string Title => $"Two authors in one draft chapter of {Words:N0} words, {PerSecond} edits a second each";

    public async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var measured = new Measurements();
        await using var product = await ServerProcess.StartProductAsync(database);
        await using var table = await ProductTable.CreateAsync(product);
        var words = new TypedWords();
        var all = new List<CoWriter> { await CoWriter.JoinAsync(product, table.Campaign, table.OwnerUser, words) };
        while (all.Count < Paragraphs.Length + Readers) all.Add(await JoinAsync(product, table, words));
        foreach (var into in options.Into(measured)) await MeasureAsync(table, all, into, options);
        foreach (var writer in all) await writer.DisposeAsync();
        return new BenchmarkResult(measured.All,
            [new Goal(measured[P99], BlinkMilliseconds, AtLeast: false), new Goal(measured[Disturbed], 0, AtLeast: false)],
            [
                $"Two authors and {Readers} readers, all game masters on connections of the SDK (WebSockets, MessagePack) to one server process on PostgreSQL (fsync on); load, server and PostgreSQL share the machine.",
                $"Each author adds a word at the end of a paragraph of their own {PerSecond} times a second, as a patch of the text that they see. Measured from the sending of the patch to its update at the other author, who has not asked for it; commit, merge and push are in it.",
                "Disturbed is an edit that was refused or kept, and a conflict that anybody was told of. In the end the chapter is, at all five, what both typed in its place, or no figure counts.",
                $"Within a blink means {BlinkMilliseconds:N0} ms here: a blink of an eye takes 100 to 150.",
            ]);
    }

    private static async Task<CoWriter> JoinAsync(ServerProcess product, ProductTable table, TypedWords words)
    {
        var (connection, user) = await table.JoinAsync();
        await using (connection) await table.SendAsync(new ChangeRole(user, Role.CoGameMaster));
        return await CoWriter.JoinAsync(product, table.Campaign, user, words);
    }

    private static async Task MeasureAsync(ProductTable table, List<CoWriter> all, Measurements measured, BenchmarkOptions options)
    {
        var chapter = new ChapterId(Guid.NewGuid());
        var paragraphs = Enumerable.Range(0, Words).Select(word => $"w{word * 7_919L % 3_001}").Chunk(WordsInParagraph).Select(paragraph => string.Join(' ', paragraph)).ToArray();
        await table.SendAsync(new DraftChapter(chapter, "Low tide", string.Join(Between, paragraphs)));
        foreach (var writer in all) await writer.BeginAsync(chapter);
        var authors = all[..Paragraphs.Length];
        var typing = authors.Zip(Paragraphs, (author, paragraph) => TypeAsync(author, chapter, paragraph, options.WarmUp + options.Length)).ToList();
        await Task.Delay(options.WarmUp); // the authors warm up
        foreach (var writer in all) writer.Listen();
        await Task.WhenAll(typing);
        for (var i = 0; i < authors.Count; i++) paragraphs[Paragraphs[i]] = string.Join(' ', [paragraphs[Paragraphs[i]], .. authors[i].Typed]);
        foreach (var writer in all) await writer.ReachAsync(chapter, string.Join(Between, paragraphs));
        Add(measured, "to the other author", authors);
        Add(measured, "to the readers", all[Paragraphs.Length..]);
        measured.Add(Merged, "%", 100.0 * authors.Sum(author => author.Merged) / authors.Sum(author => author.Typed.Count));
        measured.Add(Disturbed, "edits", authors.Sum(author => author.Disturbed) + all.Max(writer => writer.Conflicts));
    }

    private static async Task TypeAsync(CoWriter author, ChapterId chapter, int paragraph, TimeSpan length)
    {
        await Task.Delay(Random.Shared.Next(1_000 / PerSecond)); // the two are not in step
        await Pace.RunAsync(PerSecond, length, () => author.TypeAsync(chapter, paragraph));
    }

    private static void Add(Measurements measured, string to, IEnumerable<CoWriter> writers)
    {
        var latencies = writers.SelectMany(writer => writer.TakeLatencies()).Order().ToArray();
        measured.Add($"{to}, p50", "ms", LoopFigures.At(latencies, 0.5));
        measured.Add($"{to}, p99", "ms", LoopFigures.At(latencies, 0.99));
    }
}
