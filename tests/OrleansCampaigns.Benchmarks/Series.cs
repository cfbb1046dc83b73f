using System.Collections.Immutable;

namespace OrleansCampaigns.Benchmarks;

/// <summary>One figure over the rounds of one run.</summary>
internal sealed record Series(string Name, string Unit, ImmutableArray<double> Rounds)
{
    public double Median => MedianOf(Rounds);

    public double Lowest => Rounds.Min();

    public double Highest => Rounds.Max();

    /// <summary>Round by round: what one round shared with the other, the machine's mood included, cancels out.</summary>
    public Series RatioTo(Series other) =>
        new($"{Name} / {other.Name}", "×", [.. Rounds.Zip(other.Rounds, (mine, theirs) => mine / theirs)]);

    private static double MedianOf(ImmutableArray<double> values)
    {
        var sorted = values.Sort();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
