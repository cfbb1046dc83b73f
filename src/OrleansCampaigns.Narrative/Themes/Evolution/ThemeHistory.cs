using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>
/// How the themes of one campaign move. One <see cref="Close"/> a session; everything else is read from what was kept. Not for several threads at once.
/// </summary>
/// <param name="themesOfPacks">How many themes the analyser chooses from.</param>
public sealed class ThemeHistory(int themesOfPacks)
{
    /// <summary>Beyond, the oldest session is forgotten; strengths and states stay.</summary>
    public const int SessionsMax = 1_000;

    /// <summary>A new change is looked for in so many last sessions.</summary>
    public const int OnlineSessions = 40;

    /// <summary>While it is played a change must be this sure: what was told cannot be taken back.</summary>
    private const double OnlineCertainty = 0.9;

    private static readonly EvidenceSettings s_online = EvidenceSettings.Tuned with { Certainty = OnlineCertainty };

    private readonly List<SessionThemes> _sessions = [];
    private readonly SortedDictionary<string, ThemeLifecycle> _lives = new(StringComparer.Ordinal);
    private readonly List<int> _reported = [];

    public ImmutableArray<SessionThemes> Sessions => [.. _sessions];

    /// <summary>Every theme ever shown, by id.</summary>
    public ImmutableSortedDictionary<string, ThemeLifecycle> Lives => _lives.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Takes a session and says whether it shows that the campaign turned. Null: no change that was not told before.</summary>
    /// <param name="settled">Themes whose thread the campaign's record says was settled now.</param>
    /// <returns>The session's number from which on the mix is another one, or null.</returns>
    /// <exception cref="ArgumentException">The number does not come after the last one's.</exception>
    public int? Close(SessionThemes session, ImmutableArray<string> settled = default)
    {
        Keep(session, settled);
        var from = Math.Max(0, _sessions.Count - OnlineSessions);
        foreach (var change in ChangeSearch.Find(new(_sessions.Skip(from), themesOfPacks), s_online).Reverse())
        {
            var number = _sessions[from + change.Index].Number;
            if (from + change.Index < _sessions.Count - (OnlineSessions / 2) || _reported.Exists(known => Math.Abs(known - number) <= EvidenceSettings.ShortestSegment)) continue;
            _reported.Add(number);
            return number;
        }

        return null;
    }

    /// <summary>Takes a session without looking for a change: for a campaign that is imported or built anew from its journal.</summary>
    /// <exception cref="ArgumentException">The number does not come after the last one's.</exception>
    public void Keep(SessionThemes session, ImmutableArray<string> settled = default)
    {
        if (_sessions.Count > 0 && session.Number <= _sessions[^1].Number) throw new ArgumentException($"Session {session.Number} does not come after {_sessions[^1].Number}.", nameof(session));
        _sessions.Add(session);
        if (_sessions.Count > SessionsMax) _sessions.RemoveAt(0);
        var shares = session.Themes.GroupBy(one => one.Theme, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Sum(weight => weight.Weight), StringComparer.Ordinal);
        foreach (var theme in _lives.Keys.Union(shares.Keys, StringComparer.Ordinal).ToArray())
        {
            var life = (_lives.GetValueOrDefault(theme) ?? ThemeLifecycle.Unseen).Next(shares.GetValueOrDefault(theme), !settled.IsDefault && settled.Contains(theme, StringComparer.Ordinal));
            if (life.State != ThemeState.Absent || _lives.ContainsKey(theme)) _lives[theme] = life;
        }
    }

    /// <summary>All turning points, looked at again with all that is known.</summary>
    public ImmutableArray<ThemeChange> Changes() => ChangeSearch.Find(new(_sessions, themesOfPacks), EvidenceSettings.Tuned);

    /// <summary>A theme's share in each kept session.</summary>
    public ImmutableArray<double> Shares(string theme) =>
        [.. _sessions.Select(session => session.Themes.Where(one => one.Theme == theme).Sum(one => one.Weight))];

    public ThemeTrend Trend(string theme) => ThemeTrend.Of(Shares(theme).AsSpan());

    public ImmutableArray<double> Forecast(string theme, int ahead) => ThemeForecast.Of(Shares(theme).AsSpan(), ahead);

    /// <summary>Who and what moved the campaign at a change, strongest first: the events after it that the new mix explains better than the old one.</summary>
    public ImmutableArray<DriverShare> Drivers(ThemeChange change, int from, int to)
    {
        var lines = new CampaignLines(_sessions, themesOfPacks);
        var (old, now) = (lines.Mixture(from, change.Index, null), lines.Mixture(change.Index, to, null));
        var gains = new SortedDictionary<(int Kind, string Id), double>(Comparer<(int Kind, string Id)>.Create((a, b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Id, b.Id)));
        for (var session = change.Index; session < to; session++)
        {
            foreach (var (line, one) in lines.Sessions[session].Zip(_sessions[session].Events))
            {
                var gain = Math.Log(Fit(line, now) / Fit(line, old));
                foreach (var driver in one.Drivers.Add(new(DriverKind.Event, one.Id)).Distinct()) gains[((int)driver.Kind, driver.Id)] = gains.GetValueOrDefault(((int)driver.Kind, driver.Id)) + gain;
            }
        }

        return [.. gains.Select(one => new DriverShare(new((DriverKind)one.Key.Kind, one.Key.Id), Quantised.Of(one.Value))).OrderByDescending(one => Quantised.Long(one.Gain))];
    }

    /// <summary>Promised themes that were not shown for some sessions, and a last session that is far from the plan (Hellinger distance).</summary>
    /// <param name="planned">Themes of the chapter's plan with their shares; empty without a plan.</param>
    public ImmutableArray<ThemeAlert> Alerts(ImmutableArray<string> promised, int silentSessions, ImmutableArray<ThemeWeight> planned, double drift)
    {
        var alerts = ImmutableArray.CreateBuilder<ThemeAlert>();
        foreach (var theme in promised.Order(StringComparer.Ordinal))
        {
            var silent = _lives.TryGetValue(theme, out var life) ? life.Silent : _sessions.Count;
            if (silent >= silentSessions && life?.State != ThemeState.Resolved) alerts.Add(new("themes.promised-silent", theme, silent));
        }

        if (planned.IsDefaultOrEmpty || _sessions.Count == 0) return alerts.ToImmutable();
        var happened = _sessions[^1].Themes;
        var (sumPlanned, sumHappened) = (planned.Sum(one => one.Weight), happened.Where(one => one.Weight >= ThemeLifecycle.Shown).Sum(one => one.Weight));
        var common = planned.Sum(plan => Math.Sqrt(plan.Weight / sumPlanned * (happened.Where(one => one.Theme == plan.Theme && one.Weight >= ThemeLifecycle.Shown).Sum(one => one.Weight) / Math.Max(sumHappened, 1e-9))));
        var distance = Quantised.Of(Math.Sqrt(Math.Max(0, 1 - common)));
        if (distance >= drift) alerts.Add(new("themes.drift", "", distance));
        return alerts.ToImmutable();
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new ThemeHistoryState([.. _sessions], _lives.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. _reported]));

    /// <exception cref="JsonException">These are not the bytes of <see cref="Write"/>.</exception>
    public static ThemeHistory Read(ReadOnlySpan<byte> bytes, int themesOfPacks)
    {
        var state = JsonSerializer.Deserialize<ThemeHistoryState>(bytes) ?? throw new JsonException("There is no history.");
        var history = new ThemeHistory(themesOfPacks);
        history._sessions.AddRange(state.Sessions);
        foreach (var (theme, life) in state.Lives) history._lives[theme] = life;
        history._reported.AddRange(state.Reported);
        return history;
    }

    private static double Fit(EventLine line, double[] shares)
    {
        var fit = Math.Max(0.05, 1 - shares.Sum());
        for (var i = 0; i < line.Themes.Length; i++) fit += shares[line.Themes[i]] * line.Ratios[i];
        return fit;
    }
}
