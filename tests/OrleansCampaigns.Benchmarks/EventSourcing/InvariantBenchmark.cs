using System.Diagnostics;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Benchmarks.EventSourcing;

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
        foreach (var (_, command) in commands) Measure(options.WarmUp, played, command);
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var (what, command) in commands)
            {
                var (bare, guarded) = Measure(options.Length, played, command);
                measured.Add($"{what}: {Without}", "µs", bare);
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

    /// <summary>Batches of the two in turn, so that what the machine does meanwhile falls on both.</summary>
    /// <returns>Microseconds a command.</returns>
    private static (double Bare, double Guarded) Measure(TimeSpan length, PlayedWorld played, Command command)
    {
        var (bare, guarded, batches, started) = (TimeSpan.Zero, TimeSpan.Zero, 0L, Stopwatch.GetTimestamp());
        do
        {
            bare += TimeOf(played, command, isGuarded: false);
            guarded += TimeOf(played, command, isGuarded: true);
            batches++;
        }
        while (Stopwatch.GetElapsedTime(started) < length);
        return (bare.TotalMicroseconds / (batches * Batch), guarded.TotalMicroseconds / (batches * Batch));
    }

    private static TimeSpan TimeOf(PlayedWorld played, Command command, bool isGuarded)
    {
        var (events, started) = (0, Stopwatch.GetTimestamp());
        for (var i = 0; i < Batch; i++) events += played.Decide(command, isGuarded);
        return events < Batch ? throw new InvalidOperationException($"{command} changes nothing.") : Stopwatch.GetElapsedTime(started);
    }
}
