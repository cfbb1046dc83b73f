using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Which stories belong together so closely that one would give the other away: those of one group, groups that share a motivation word for word, and films whose titles differ in their
/// number or subtitle only. Held out together, they say how a model does on a world it has never met.
/// </summary>
public static class SeriesOfStories
{
    /// <summary>The same corpus with each story's series widened so; a series has the name of its first story's group.</summary>
    public static ThemeCorpus Widen(ThemeCorpus corpus)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var story in corpus.Stories)
        {
            if (ids.TryAdd(story.Series, names.Count)) names.Add(story.Series);
        }

        var above = Enumerable.Range(0, names.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var example in corpus.Examples.Where(example => example.Story >= 0)) Link(above, first, $"said {example.Text.ToLowerInvariant()}", ids[corpus.Stories[example.Story].Series]);
        for (var i = 0; i < names.Count; i++)
        {
            if (Stem(names[i]) is { Length: > 3 } stem) Link(above, first, $"film {stem}", i);
        }

        ImmutableArray<ThemeStory> stories = [.. corpus.Stories.Select(story => story with { Series = names[Root(above, ids[story.Series])] })];
        return corpus with { Stories = stories };
    }

    private static void Link(int[] above, Dictionary<string, int> first, string key, int series)
    {
        if (first.TryAdd(key, series)) return;
        var (a, b) = (Root(above, first[key]), Root(above, series));
        above[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] above, int series)
    {
        while (above[series] != series) series = above[series] = above[above[series]];
        return series;
    }

    // "movie: Star Kid II: The Return (1999)" is "star kid".
    private static string Stem(string group)
    {
        const string Film = "movie: ";
        if (!group.StartsWith(Film, StringComparison.Ordinal)) return "";
        var title = group[Film.Length..].Split(" (")[0].Split(':')[0].TrimEnd();
        var last = title.LastIndexOf(' ');
        if (last > 0 && title[(last + 1)..].All(c => char.IsAsciiDigit(c) || c is 'I' or 'V' or 'X')) title = title[..last];
        return title.ToLowerInvariant();
    }
}
