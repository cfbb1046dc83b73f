using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Themes.Evolution;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <param name="Swapped">Themes of three that a change replaces: 3, 1, or 0 for a campaign without changes.</param>
/// <param name="NoisePercent">Lines drawn from all held-out lines.</param>
/// <param name="DriftSessions">1, or so many sessions in which the new mix comes in by equal steps, the change in their middle.</param>
internal sealed record PlantedKind(string Name, int Swapped, int NoisePercent, int Lines, int DriftSessions);

/// <summary>A campaign of held-out lines with three planted changes, at least five sessions apart and from the ends.</summary>
internal sealed record PlantedCampaign(ImmutableArray<SessionThemes> Sessions, ImmutableArray<int> Changes)
{
    public const string Newcomer = "npc/new";
    private const int Gap = 5;
    private const int People = 8;

    public static PlantedCampaign Make(PlantedKind kind, ulong seed, HeldLines lines, int sessions, int changeCount)
    {
        var random = new SeededRandom(seed);
        var changes = kind.Swapped == 0 ? [] : Drawn(ref random, sessions, changeCount);
        var mixes = new List<int[]> { Next([-1, -1, -1], 3, ref random, lines) };
        foreach (var _ in changes) mixes.Add(Next(mixes[^1], kind.Swapped, ref random, lines));
        var played = ImmutableArray.CreateBuilder<SessionThemes>();
        for (var session = 0; session < sessions; session++)
        {
            var events = ImmutableArray.CreateBuilder<SessionEvent>();
            for (var line = 0; line < kind.Lines; line++)
            {
                var segment = Segment(changes, session, kind.DriftSessions, ref random);
                var isNoise = random.NextInt32(100) < kind.NoisePercent;
                var theme = mixes[segment][random.NextInt32(3)];
                var posterior = isNoise ? lines.Any(ref random) : lines.Of(theme, ref random);
                var brought = !isNoise && segment > 0 && !mixes[segment - 1].Contains(theme) && random.NextInt32(100) < 70;
                var person = brought ? $"{Newcomer}{segment}" : $"npc/{random.NextInt32(People)}";
                events.Add(new($"e{session}-{line}", [.. posterior], [new(DriverKind.Character, person), new(DriverKind.Region, $"region/{random.NextInt32(5)}")]));
            }

            var shares = events.SelectMany(one => one.Themes).GroupBy(one => one.Theme, StringComparer.Ordinal).Select(one => new ThemeWeight(one.Key, one.Sum(weight => weight.Weight) / kind.Lines))
                .OrderByDescending(one => one.Weight).ThenBy(one => one.Theme, StringComparer.Ordinal).Take(SessionThemes.ThemesMax);
            played.Add(new(session + 1, [.. shares], events.ToImmutable()));
        }

        return new(played.ToImmutable(), changes);
    }

    private static ImmutableArray<int> Drawn(ref SeededRandom random, int sessions, int count)
    {
        while (true)
        {
            var drawn = new List<int>();
            for (var i = 0; i < count; i++) drawn.Add(Gap + random.NextInt32(sessions - (2 * Gap) + 1));
            drawn.Sort();
            if (drawn.Zip(drawn.Skip(1)).All(pair => pair.Second - pair.First >= Gap)) return [.. drawn];
        }
    }

    private static int[] Next(int[] old, int swapped, ref SeededRandom random, HeldLines lines)
    {
        int[] mix = [.. old];
        var first = random.NextInt32(3);
        for (var i = 0; i < swapped; i++)
        {
            int theme;
            do theme = lines.Theme(ref random);
            while (old.Contains(theme) || mix.Contains(theme));
            mix[(first + i) % 3] = theme;
        }

        return mix;
    }

    private static int Segment(ImmutableArray<int> changes, int session, int drift, ref SeededRandom random)
    {
        var segment = changes.Count(change => change <= session);
        for (var i = 0; i < changes.Length && drift > 1; i++)
        {
            var step = session - changes[i] + (drift / 2);
            if (step >= 0 && step < drift) segment = random.NextInt32(drift + 1) <= step ? i + 1 : i;
        }

        return segment;
    }
}
