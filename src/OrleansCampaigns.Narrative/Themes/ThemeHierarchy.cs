using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Who is above whom over all packs that are used together. Themes are counted through the packs in their order; parents that no pack has are left out.
/// A theme may have a parent of its own name: that is the theme of another pack.</summary>
public sealed class ThemeHierarchy
{
    private readonly ImmutableArray<ImmutableArray<int>> _parents;
    private readonly Dictionary<string, int> _byIdOrName = new(StringComparer.Ordinal);

    public ThemeHierarchy(ImmutableArray<ThemePack> packs)
    {
        Themes = [.. packs.SelectMany(pack => pack.Themes)];
        for (var i = 0; i < Themes.Length; i++) _byIdOrName.TryAdd(Themes[i].Id, i);
        for (var i = 0; i < Themes.Length; i++) _byIdOrName.TryAdd(Themes[i].Name, i);
        _parents = [.. Themes.Select((theme, at) => theme.Parents.Select(parent => Find(parent)).Where(parent => parent >= 0 && (parent != at || theme.Parents.Contains(theme.Id))).ToImmutableArray())];
    }

    public ImmutableArray<ThemeDefinition> Themes { get; }

    /// <summary>-1 for none. An id comes before a name, an earlier pack before a later one.</summary>
    public int Find(string idOrName) => _byIdOrName.GetValueOrDefault(idOrName, -1);

    public ImmutableArray<int> Parents(int theme) => _parents[theme];

    /// <summary>Everything above, nearest first; the theme itself only where the packs have a cycle.</summary>
    public ImmutableArray<int> Ancestors(int theme)
    {
        var found = new List<int>();
        var pending = new Queue<int>(_parents[theme]);
        while (pending.TryDequeue(out var next))
        {
            if (found.Contains(next)) continue;
            found.Add(next);
            foreach (var parent in _parents[next]) pending.Enqueue(parent);
        }

        return [.. found];
    }

    /// <summary>Exact, parent, child or sibling: what counts as a near miss.</summary>
    public bool IsNear(int theme, int other) =>
        theme == other || _parents[theme].Contains(other) || _parents[other].Contains(theme) || _parents[theme].Any(parent => _parents[other].Contains(parent));
}
