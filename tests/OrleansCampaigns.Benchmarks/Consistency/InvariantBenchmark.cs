using System.Diagnostics;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Benchmarks.Consistency;

/// <summary>What it costs a command that its events are held against the invariants and references before they are committed, against the same command without that.</summary>
internal sealed class InvariantBenchmark : IBenchmark
{
    private const string Without = "decided, encoded and folded";
    private const string With = "the same, held against what always holds";

    /// <summary>Commands between two looks at the clock.</summary>
    private const int Batch = 64;

    /// <summary>What the check may make of a command's way through the rules, which is itself a few percent of what a command costs the server.</summary>
    private const double RatioMax = 1.25;

    public string Name => "invariants";

    public string Title => "What the look at invariants and references costs a command";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        var played = new PlayedWorld();
        (string What, Command Command)[] commands =
        [
            ("a line", new Say(new(Guid.NewGuid()), "It rings under water, and nobody pulls the rope.", played.Character) { Session = played.Session }),
            ("the next turn", new NextTurn { Session = played.Session }),
            ("an item", new AddItem(new(Guid.NewGuid()), "Lantern", 1) { Character = played.Character }),
            ("a tick of a clock", new TickClock(played.Clock, 1) { Region = played.Region }),
            ("a chapter's text", new EditChapter(played.Chapter, string.Join(' ', Enumerable.Range(0, 1_000).Select(word => $"word{word}")))),
        ];
        var measured = new Measurements();
        foreach (var (_, command) in commands) Measure(options.WarmUp / commands.Length, played, command, isGuarded: true);
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (what, command) in commands)
            {
                // Half before and half after: what the machine does meanwhile falls on both.
                var before = Measure(options.Length / 4, played, command, isGuarded: false);
                var guarded = Measure(options.Length / 2, played, command, isGuarded: true);
                measured.Add($"{what}: {Without}", "µs", (before + Measure(options.Length / 4, played, command, isGuarded: false)) / 2);
                measured.Add($"{what}: {With}", "µs", guarded);
            }
        }

        return Task.FromResult(new BenchmarkResult(
            measured.All,
            [.. commands.Select(one => new Goal(measured[$"{one.What}: {With}"].RatioTo(measured[$"{one.What}: {Without}"]), RatioMax, AtLeast: false))],
            [
                "The rules alone on one thread, nothing else of the product runs: EntityDecider, EventCodec and EntityFold, as in a live entity, with and without References and Invariants; each command is decided on the same state again and again.",
                $"A campaign of {PlayedWorld.Chapters} chapters, a session of {PlayedWorld.Lines:N0} lines and {PlayedWorld.Combatants} combatants, a character with {PlayedWorld.Items} items.",
            ]));
    }

    /// <returns>Microseconds a command.</returns>
    private static double Measure(TimeSpan length, PlayedWorld played, Command command, bool isGuarded)
    {
        var (count, events, started) = (0L, 0L, Stopwatch.GetTimestamp());
        do
        {
            for (var i = 0; i < Batch; i++) events += played.Decide(command, isGuarded);
            count += Batch;
        }
        while (Stopwatch.GetElapsedTime(started) < length);
        return events < count ? throw new InvalidOperationException($"{command} changes nothing.") : Stopwatch.GetElapsedTime(started).TotalMicroseconds / count;
    }
}
