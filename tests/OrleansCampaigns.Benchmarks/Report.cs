using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace OrleansCampaigns.Benchmarks;

/// <summary>Prints a result and writes it to <c>Results/&lt;name&gt;.md</c>. A reason that a person wrote below the figures is kept.</summary>
internal static class Report
{
    private const string RemarksHeading = "## Remarks";

    public static async Task WriteAsync(IBenchmark benchmark, BenchmarkResult result, BenchmarkOptions options)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {benchmark.Title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project tests/OrleansCampaigns.Benchmarks -- {benchmark.Name} --seconds {options.Seconds} --rounds {options.Rounds}`").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC · {Machine()}").AppendLine();
        foreach (var condition in result.Conditions) text.AppendLine(CultureInfo.InvariantCulture, $"- {condition}");
        text.AppendLine().AppendLine("| figure | median | lowest | highest | unit |").AppendLine("|---|---:|---:|---:|---|");
        foreach (var series in result.Figures) AppendRow(text, series);
        if (!result.Goals.IsEmpty) AppendGoals(text, result);
        var file = Path.Combine(Folder(), $"{benchmark.Name}.md");
        if (File.Exists(file) && await File.ReadAllTextAsync(file) is { } before && before.IndexOf(RemarksHeading, StringComparison.Ordinal) is > 0 and var at) text.AppendLine().Append(before.AsSpan(at));
        await File.WriteAllTextAsync(file, text.ToString());
        Console.WriteLine(text);
    }

    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    private static void AppendGoals(StringBuilder text, BenchmarkResult result)
    {
        text.AppendLine().AppendLine("| ratio or bound | median | lowest | highest | goal | |").AppendLine("|---|---:|---:|---:|---|---|");
        foreach (var goal in result.Goals)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {goal.Figure.Name} | {Number(goal.Figure.Median)} | {Number(goal.Figure.Lowest)} | {Number(goal.Figure.Highest)} | {(goal.AtLeast ? "≥" : "≤")} {Number(goal.Bound)} {goal.Figure.Unit} | {(goal.Reached ? "reached" : "**not reached**")} |");
        }
    }

    private static void AppendRow(StringBuilder text, Series series) => text.AppendLine(CultureInfo.InvariantCulture,
        $"| {series.Name} | {Number(series.Median)} | {Number(series.Lowest)} | {Number(series.Highest)} | {series.Unit} |");

    private static string Machine()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        var model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return $"{Environment.ProcessorCount} cores ({model}) · {RuntimeInformation.OSDescription} · .NET {Environment.Version} · load average over the last minute {load}";
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "Results");
}
