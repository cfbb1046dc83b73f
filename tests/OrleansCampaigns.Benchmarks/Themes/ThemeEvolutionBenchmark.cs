using System.Diagnostics;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>Whether planted changes, drivers and trends are found in synthetic campaigns of real lines, and what it costs.</summary>
internal sealed class ThemeEvolutionBenchmark : IBenchmark
{
    private const string FolderVariable = "CAMPAIGNS_TEST_DATA";
    private const int Campaigns = 60;
    private const int SessionCount = 40;
    private const int ChangeCount = 3;

    /// <summary>The settings were chosen on campaigns that another generator drew, from the same held-out lines.</summary>
    private const ulong FirstSeed = 1_000_000;

    private static readonly (PlantedKind Kind, int Tolerance, double Goal)[] s_kinds =
    [
        (new("full change, 20 % noise", 3, 20, 6, 1), 1, 98), (new("full change, 40 % noise", 3, 40, 6, 1), 1, 98), (new("full change, 60 % noise", 3, 60, 6, 1), 1, 93),
        (new("one theme swaps, 40 % noise", 1, 40, 6, 1), 1, 85), (new("one theme swaps, 3 lines", 1, 40, 3, 1), 1, 70), (new("full change, 3 lines", 3, 40, 3, 1), 1, 92),
        (new("drift over 5 sessions, 40 % noise", 3, 40, 6, 5), 2, 92),
    ];

    public string Name => "theme-evolution";

    public string Title => "Turning points of campaigns with planted changes";

    public Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BenchmarkDatabase database)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } folder) return Task.FromResult(new BenchmarkResult([], [], [$"Not measured: {FolderVariable} names no folder with the data."]));
        var (measured, lines) = (new Measurements(), new HeldLines(LineClassifier.Read(folder)));
        var goals = new List<(string Figure, double Bound, bool AtLeast)>();
        foreach (var (kind, tolerance, goal) in s_kinds)
        {
            var figure = $"{kind.Name}: F1 within {tolerance}";
            measured.Add(figure, "%", F1(kind, tolerance, lines));
            goals.Add((figure, goal, true));
        }

        foreach (var noise in new[] { 40, 60 })
        {
            var figure = $"false alarms in 40 sessions, {noise} % noise";
            measured.Add(figure, "", Enumerable.Range(0, Campaigns).Average(i => History(Planted(new("still", 0, noise, 6, 1), i, lines), lines).Changes().Length));
            goals.Add((figure, 0.05, false));
        }

        Online(measured, goals, lines);
        Drivers(measured, goals, lines);
        Trends(measured, goals);
        Speed(measured, goals, lines);
        var all = measured.All;
        return Task.FromResult(new BenchmarkResult(all, [.. goals.Select(goal => new Goal(all.Single(one => one.Name == goal.Figure), goal.Bound, goal.AtLeast))],
        [
            $"{Campaigns} campaigns a figure, {SessionCount} sessions, {ChangeCount} changes, seeds from {FirstSeed}; settings were chosen on other seeds with the same held-out lines.",
            $"{lines.Count} held-out lines of {lines.Themes} themes, {lines.PoolCount} of them in mixes; the classifier's first guess is right for {lines.FirstRightPercent:F1} %.",
        ]));
    }

    private static PlantedCampaign Planted(PlantedKind kind, int number, HeldLines lines) => PlantedCampaign.Make(kind, FirstSeed + (ulong)((kind.NoisePercent * 1_000) + number), lines, SessionCount, ChangeCount);

    private static ThemeHistory History(PlantedCampaign campaign, HeldLines lines)
    {
        var history = new ThemeHistory(lines.Themes);
        foreach (var session in campaign.Sessions) history.Keep(session);
        return history;
    }

    private static double F1(PlantedKind kind, int tolerance, HeldLines lines)
    {
        var (right, told, planted) = (0, 0, 0);
        for (var i = 0; i < Campaigns; i++)
        {
            var campaign = Planted(kind, i, lines);
            var found = History(campaign, lines).Changes().Select(change => change.Index).ToList();
            (told, planted) = (told + found.Count, planted + campaign.Changes.Length);
            foreach (var change in campaign.Changes)
            {
                if (found.Where(at => Math.Abs(at - change) <= tolerance).OrderBy(at => Math.Abs(at - change)).Cast<int?>().FirstOrDefault() is not { } hit) continue;
                found.Remove(hit);
                right++;
            }
        }

        return 200.0 * right / (told + planted);
    }

    private static void Online(Measurements measured, List<(string, double, bool)> goals, HeldLines lines)
    {
        var (delays, missed, wrong) = (new List<double>(), 0, 0);
        for (var i = 0; i < Campaigns; i++)
        {
            var campaign = Planted(s_kinds[1].Kind, i, lines);
            var (history, told) = (new ThemeHistory(lines.Themes), new List<(int At, int Change)>());
            foreach (var session in campaign.Sessions)
            {
                if (history.Close(session) is { } number) told.Add((session.Number - 1, number - 1));
            }

            foreach (var change in campaign.Changes)
            {
                var hit = told.FindIndex(one => Math.Abs(one.Change - change) <= 2);
                if (hit < 0) missed++;
                else delays.Add(told[hit].At - change);
                if (hit >= 0) told.RemoveAt(hit);
            }

            wrong += told.Count;
        }

        delays.Sort();
        measured.Add("online, sessions after the first changed one: median", "", delays[delays.Count / 2]);
        measured.Add("online, sessions after the first changed one: p95", "", delays[delays.Count * 95 / 100]);
        measured.Add("online, changes never told", "%", 100.0 * missed / (Campaigns * ChangeCount));
        measured.Add("online, told without cause, a campaign", "", wrong / (double)Campaigns);
        goals.Add(("online, sessions after the first changed one: median", 1, false));
        goals.Add(("online, sessions after the first changed one: p95", 3, false));
    }

    private static void Drivers(Measurements measured, List<(string, double, bool)> goals, HeldLines lines)
    {
        var hits = 0;
        for (var i = 0; i < Campaigns; i++)
        {
            var campaign = Planted(s_kinds[1].Kind, i, lines);
            var drivers = History(campaign, lines).Drivers(new(campaign.Changes[0], 1), 0, campaign.Changes[1]).Where(one => one.Driver.Kind == DriverKind.Character).Take(3);
            if (drivers.Any(one => one.Driver.Id == $"{PlantedCampaign.Newcomer}1")) hits++;
        }

        measured.Add("planted character among the first three", "%", 100.0 * hits / Campaigns);
        goals.Add(("planted character among the first three", 95, true));
    }

    private static void Trends(Measurements measured, List<(string, double, bool)> goals)
    {
        var (random, right) = (new SeededRandom(FirstSeed), 0);
        for (var i = 0; i < 1_000; i++)
        {
            var sign = random.NextInt32(2) == 0 ? 1 : -1;
            var series = new double[16];
            for (var at = 0; at < series.Length; at++) series[at] = 0.25 + (sign * 0.015 * (at - 8)) + ((random.NextInt32(1_001) - 500) / 500.0 * 0.06);
            if (Math.Sign(ThemeTrend.Of(series).Slope) == sign) right++;
        }

        measured.Add("trend: sign of the slope (16 sessions, 0.015 a session, noise ± 0.06)", "%", right / 10.0);
        goals.Add(("trend: sign of the slope (16 sessions, 0.015 a session, noise ± 0.06)", 99, true));
    }

    private static void Speed(Measurements measured, List<(string, double, bool)> goals, HeldLines lines)
    {
        var campaign = PlantedCampaign.Make(s_kinds[1].Kind, FirstSeed, lines, 1_000, 20);
        var (history, times) = (new ThemeHistory(lines.Themes), new List<double>());
        foreach (var session in campaign.Sessions)
        {
            var started = Stopwatch.GetTimestamp();
            history.Close(session);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        measured.Add("update at one session's close, median of 1,000", "ms", times[500]);
        goals.Add(("update at one session's close, median of 1,000", 1, false));
        measured.Add("bytes kept a session", "B", history.Write().Length / 1_000.0);
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            history.Changes();
            measured.Add("1,000 sessions looked at again", "ms", Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        goals.Add(("1,000 sessions looked at again", 50, false));
    }
}
