using System.Globalization;

namespace OrleansCampaigns.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Name">One benchmark, or all.</param>
/// <param name="Seconds">Length of one measurement, after its warm-up.</param>
/// <param name="Rounds">Measurements of each figure, alternating between product and baselines.</param>
internal sealed record BenchmarkOptions(string Name, int Seconds, int Rounds)
{
    private const string All = "all";

    /// <summary>Under load, for each of the servers.</summary>
    private static readonly TimeSpan HeatUp = TimeSpan.FromSeconds(25);

    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    public TimeSpan WarmUp => TimeSpan.FromSeconds(Math.Max(2, Seconds / 2));

    /// <summary>Rounds, after some that are not counted: in them the servers compile what they run most (20 % of the product's CPU in the first 10 s of load).</summary>
    public IEnumerable<Measurements> Into(Measurements measured)
    {
        var uncounted = (int)Math.Ceiling(HeatUp / (WarmUp + Length));
        return Enumerable.Repeat(Measurements.Uncounted(), uncounted).Concat(Enumerable.Repeat(measured, Rounds));
    }

    public bool Names(string benchmark) => Name == All || Name == benchmark;

    /// <summary>Null when it cannot be understood.</summary>
    public static BenchmarkOptions? Read(string[] args)
    {
        var (name, numbers) = args is [var first, .. var more] && !first.StartsWith('-') ? (first, more) : (All, args);
        var (seconds, rounds) = (5, 3);
        for (var i = 0; i < numbers.Length; i += 2)
        {
            if (i + 1 == numbers.Length || !int.TryParse(numbers[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return null;
            if (numbers[i] == "--seconds") seconds = number;
            else if (numbers[i] == "--rounds") rounds = number;
            else return null;
        }

        return new BenchmarkOptions(name, seconds, rounds);
    }
}
