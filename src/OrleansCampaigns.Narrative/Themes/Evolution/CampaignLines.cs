using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>Sessions with their themes numbered in the order in which they first appear.</summary>
internal sealed class CampaignLines
{
    private const int Rounds = 15;
    private const double LeastRest = 1e-3;

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly int _themesOfPacks;

    public CampaignLines(IEnumerable<SessionThemes> sessions, int themesOfPacks)
    {
        _themesOfPacks = themesOfPacks;
        Sessions = [.. sessions.Select(session => Lines(session))];
    }

    public ImmutableArray<ImmutableArray<EventLine>> Sessions { get; }

    public int ThemeCount => _indices.Count;

    /// <summary>Where each segment starts from: weights in lines of the campaign's themes, from expectation maximisation over all lines, and of every theme alike.</summary>
    public double[] Base(EvidenceSettings settings)
    {
        var shares = Mixture(0, Sessions.Length, null);
        for (var i = 0; i < shares.Length; i++) shares[i] = shares[i] < settings.LeastShare ? 0 : shares[i];
        var sum = shares.Sum() + 1e-9;
        for (var i = 0; i < shares.Length; i++) shares[i] = (settings.Known * shares[i] / sum) + (settings.Fresh / _themesOfPacks);
        return shares;
    }

    /// <summary>Shares of the themes in a stretch of sessions; what is missing to 1 is noise.</summary>
    /// <param name="start">Shares to start from, or null for equal ones.</param>
    public double[] Mixture(int from, int to, double[]? start)
    {
        var (shares, noise) = (new double[ThemeCount], 0.5);
        for (var i = 0; i < shares.Length; i++) shares[i] = start?[i] ?? (0.5 / shares.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var (counts, free, total) = (new double[shares.Length], 0.5, 0.5);
            for (var session = from; session < to; session++)
            {
                foreach (var line in Sessions[session])
                {
                    var all = noise;
                    for (var i = 0; i < line.Themes.Length; i++) all += shares[line.Themes[i]] * line.Ratios[i];
                    free += noise / all;
                    total++;
                    for (var i = 0; i < line.Themes.Length; i++) counts[line.Themes[i]] += shares[line.Themes[i]] * line.Ratios[i] / all;
                }
            }

            for (var i = 0; i < shares.Length; i++) shares[i] = counts[i] / total;
            noise = free / total;
        }

        return shares;
    }

    private ImmutableArray<EventLine> Lines(SessionThemes session) => session.Events.IsEmpty
        ? session.Themes.IsEmpty ? [] : [Line(session.Themes)]
        : [.. session.Events.Take(SessionThemes.EventsMax).Select(one => Line(one.Themes))];

    private EventLine Line(ImmutableArray<ThemeWeight> themes)
    {
        var count = Math.Min(themes.Length, SessionThemes.ThemesMax);
        var (indices, ratios, sum) = (new int[count], new double[count], 0.0);
        for (var i = 0; i < count; i++)
        {
            if (!_indices.TryGetValue(themes[i].Theme, out indices[i])) _indices[themes[i].Theme] = indices[i] = _indices.Count;
            ratios[i] = themes[i].Weight * _themesOfPacks;
            sum += themes[i].Weight;
        }

        return new(indices, ratios, Math.Max(LeastRest, 1 - sum));
    }
}
