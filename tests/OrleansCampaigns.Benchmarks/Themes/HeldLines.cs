using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>Posteriors of held-out lines; campaigns are made of themes with at least twenty of them.</summary>
internal sealed class HeldLines((int Themes, List<(int Theme, List<ThemeWeight> Posterior)> Held) read)
{
    private const int LeastLines = 20;

    private readonly Dictionary<int, List<ThemeWeight>[]> _byTheme = read.Held.GroupBy(line => line.Theme).ToDictionary(group => group.Key, group => group.Select(line => line.Posterior).ToArray());
    private readonly int[] _pool = [.. read.Held.GroupBy(line => line.Theme).Where(group => group.Count() >= LeastLines).Select(group => group.Key).Order()];

    public int Themes => read.Themes;

    public int Count => read.Held.Count;

    public int PoolCount => _pool.Length;

    public double FirstRightPercent => 100.0 * read.Held.Count(line => line.Posterior[0].Theme == $"t{line.Theme}") / Count;

    public int Theme(ref SeededRandom random) => _pool[random.NextInt32(_pool.Length)];

    public List<ThemeWeight> Any(ref SeededRandom random) => read.Held[random.NextInt32(Count)].Posterior;

    public List<ThemeWeight> Of(int theme, ref SeededRandom random) => _byTheme[theme][random.NextInt32(_byTheme[theme].Length)];
}
