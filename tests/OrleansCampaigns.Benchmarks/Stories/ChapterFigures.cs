using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Benchmarks.Stories;

/// <summary>Adds up what plans are like. Definitions are in the names of <see cref="Into"/>.</summary>
internal sealed class ChapterFigures
{
    private readonly List<int> _arcs = [];
    private readonly List<int> _tensions = [];
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _kilobytes = [];
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _skeletons = new(StringComparer.Ordinal);
    private readonly HashSet<string> _trigrams = new(StringComparer.Ordinal);
    private readonly HashSet<(int, int)> _cells = [];
    private int _asked;
    private int _whole;
    private int _widened;
    private int _scenes;
    private int _linked;
    private int _enabled;
    private int _paying;
    private int _onTheme;
    private int _exact;
    private int _initiated;
    private int _explained;
    private int _trigramCount;

    public void Add(StoryRequest request, ChapterPlan? plan, double milliseconds, long bytes)
    {
        _asked++;
        _milliseconds.Add(milliseconds);
        _kilobytes.Add(bytes / 1024.0);
        if (plan is null) return;
        if (plan.Scenes.Length == request.Scenes && plan.Scenes[^2].Storylet.Function == SceneFunction.Climax) _whole++;
        if (plan.Widened > 0) _widened++;
        _arcs.Add(plan.ArcFit);
        _tensions.Add(plan.TensionFit);
        _skeletons.Add(string.Join(' ', plan.Scenes.Select(scene => scene.Storylet.Id)));
        for (var i = 2; i < plan.Scenes.Length; i++)
        {
            _trigrams.Add($"{plan.Scenes[i - 2].Storylet.Id} {plan.Scenes[i - 1].Storylet.Id} {plan.Scenes[i].Storylet.Id}");
            _trigramCount++;
        }

        AddScenes(plan, request);
    }

    public void Into(Measurements measured, StoryletCatalog catalog)
    {
        double Share(int count, int of) => 100.0 * count / Math.Max(1, of);
        _arcs.Sort();
        _tensions.Sort();
        _milliseconds.Sort();
        _kilobytes.Sort();
        measured.Add("whole chapters (all scenes, climax before the last)", "%", Share(_whole, _asked));
        measured.Add("chapters for which the search was widened", "%", Share(_widened, _asked));
        measured.Add("scenes linked causally to another of their chapter", "%", Share(_linked, _scenes));
        measured.Add("scenes that an earlier scene of their chapter enables", "%", Share(_enabled, _scenes));
        measured.Add("scenes that build on scenes of earlier chapters", "%", Share(_paying, _scenes));
        measured.Add("acts of others than players that are explained", "%", Share(_explained, _initiated));
        measured.Add("arc, mean correlation", "r", _arcs.Average() / 1000);
        measured.Add("arc, 5th percentile", "r", _arcs[_arcs.Count / 20] / 1000.0);
        measured.Add("tension, mean correlation", "r", _tensions.Average() / 1000);
        measured.Add("tension, 5th percentile", "r", _tensions[_tensions.Count / 20] / 1000.0);
        measured.Add("scenes on theme (one of the six asked, or one near it)", "%", Share(_onTheme, _scenes));
        measured.Add("scenes with one of the six themes asked", "%", Share(_exact, _scenes));
        measured.Add("distinct skeletons", "per 1,000", 1000.0 * _skeletons.Count / _arcs.Count);
        measured.Add("distinct trigrams of storylets", "%", Share(_trigrams.Count, _trigramCount));
        measured.Add("storylets used", "%", Share(_uses.Count, catalog.Storylets.Length));
        measured.Add("entropy of storylets, of the most possible", "×", Entropy(catalog.Storylets.Length));
        measured.Add("cells of tension × fortune reached, of 100", "cells", _cells.Count);
        measured.Add("whole chapter, p50", "ms", _milliseconds[_milliseconds.Count / 2]);
        measured.Add("whole chapter, p99", "ms", _milliseconds[_milliseconds.Count * 99 / 100]);
        measured.Add("allocated, p50", "KB", _kilobytes[_kilobytes.Count / 2]);
        measured.Add("allocated, p99", "KB", _kilobytes[_kilobytes.Count * 99 / 100]);
    }

    private void AddScenes(ChapterPlan plan, StoryRequest request)
    {
        var linked = new bool[plan.Scenes.Length + 1];
        var here = $"chapter/{plan.Chapter}/scene/";
        foreach (var scene in plan.Scenes)
        {
            _scenes++;
            _uses[scene.Storylet.Id] = _uses.GetValueOrDefault(scene.Storylet.Id) + 1;
            var inside = scene.Causes.Where(cause => cause.Source.StartsWith(here, StringComparison.Ordinal)).ToArray();
            foreach (var cause in inside) linked[scene.Number] = linked[int.Parse(cause.Source.AsSpan(here.Length), provider: null)] = true;
            if (inside.Length > 0) _enabled++;
            if (scene.Causes.Any(cause => cause.Source.Contains("/scene/", StringComparison.Ordinal) && cause.SinceChapter < plan.Chapter)) _paying++;
            if (scene.ThemeAffinity >= ThemeAffinity.OnTheme) _onTheme++;
            if (scene.Storylet.Themes.Any(theme => request.Themes.Any(asked => asked.Theme == theme))) _exact++;
            if (scene.Storylet.Intent is not null) _initiated++;
            if (scene.Reason is not null) _explained++;
            var valence = scene.Consequences.First(one => one.Outcome == scene.Expected).Fortune;
            _cells.Add((Math.Min(9, scene.Tension / 100), Math.Min(9, (valence + 1000) / 200)));
        }

        _linked += linked.Count(one => one);
    }

    private double Entropy(int possible)
    {
        var total = (double)_uses.Values.Sum();
        return _uses.Values.Sum(uses => -uses / total * Math.Log2(uses / total)) / Math.Log2(possible);
    }
}
