using System.Collections.Immutable;

namespace OrleansCampaigns.Benchmarks;

/// <summary>Collects figures round by round, in the order in which they were first named.</summary>
internal sealed class Measurements
{
    private readonly List<(string Name, string Unit, List<double> Rounds)> _all = [];
    private bool _isUncounted;

    /// <summary>Of a round that only warms up.</summary>
    public static Measurements Uncounted() => new() { _isUncounted = true };

    public void Add(string name, string unit, double value)
    {
        var known = _all.FirstOrDefault(one => one.Name == name);
        if (known.Rounds is null) _all.Add(known = (name, unit, []));
        known.Rounds.Add(value);
        Console.WriteLine($"  {(_isUncounted ? "(warm-up) " : "")}{name}: {Report.Number(value)} {unit}");
    }

    public Series this[string name] => All.First(series => series.Name == name);

    public ImmutableArray<Series> All => [.. _all.Select(one => new Series(one.Name, one.Unit, [.. one.Rounds]))];
}
