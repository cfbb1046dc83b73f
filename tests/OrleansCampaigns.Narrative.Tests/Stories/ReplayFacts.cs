using System.Text.Json;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>The checker's own memory: facts as strings with their sources, and the laws of a world that hangs together, written down a second time.</summary>
internal sealed class ReplayFacts
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _one = new(StringComparer.Ordinal);
    private readonly List<string> _broken = [];

    public ReplayFacts(string vocabulary, string conduct)
    {
        using var names = JsonDocument.Parse(vocabulary);
        foreach (var entry in names.RootElement.GetProperty("predicates").EnumerateArray()) _arguments[entry[0].GetString()!] = entry[1].GetString()!.Split(' ');
        using var rules = JsonDocument.Parse(conduct);
        foreach (var entry in rules.RootElement.EnumerateObject())
        {
            if (entry.Value.TryGetProperty("ends", out var ends)) _ends[entry.Name] = [.. ends.EnumerateArray().Select(end => end.GetString()!)];
            if (entry.Value.TryGetProperty("one", out var one)) _one[entry.Name] = one.GetString()!;
        }
    }

    public void Meet(string key, string kind) => _kinds[key] = kind;

    public bool Knows(string key) => _kinds.ContainsKey(key);

    public string KindOf(string key) => _kinds[key];

    public void Leave(string key) => _kinds.Remove(key);

    public bool IsTrue(string fact) => _sources.ContainsKey(fact);

    public string SourceOf(string fact) => _sources[fact];

    public bool Any(string predicate, string first) => _sources.Keys.Any(fact => fact.StartsWith($"{predicate}({first},", StringComparison.Ordinal));

    public IEnumerable<string> About(string key) => _sources.Keys.Where(fact => Split(fact).Arguments.Contains(key, StringComparer.Ordinal));

    public HashSet<string> Snapshot() => new(_sources.Keys, StringComparer.Ordinal);

    public (HashSet<string> Begun, HashSet<string> Gone) Difference(HashSet<string> before)
    {
        var now = Snapshot();
        return (new(now.Except(before), StringComparer.Ordinal), new(before.Except(now), StringComparer.Ordinal));
    }

    /// <summary>Laws that were broken since the last call.</summary>
    public string[] TakeBroken()
    {
        string[] broken = [.. _broken];
        _broken.Clear();
        return broken;
    }

    public void Begin(string fact, string source)
    {
        var (predicate, arguments) = Split(fact);
        if (!_arguments.TryGetValue(predicate, out var kinds)) _broken.Add($"{fact}: no such predicate");
        else if (kinds.Length != arguments.Length) _broken.Add($"{fact}: wrong number of arguments");
        foreach (var argument in arguments)
        {
            if (!Knows(argument)) _broken.Add($"{fact}: {argument} is unknown");
        }

        if (predicate == "at" && _sources.Keys.Any(known => known != fact && known.StartsWith($"at({arguments[0]},", StringComparison.Ordinal))) _broken.Add($"{fact}: in two places");
        if (predicate == "owns" && _sources.Keys.Any(known => known != fact && known.StartsWith("owns(", StringComparison.Ordinal) && known.EndsWith($",{arguments[1]})", StringComparison.Ordinal))) _broken.Add($"{fact}: owned twice");
        if (predicate == "hidden_in" && _sources.Keys.Any(known => known.StartsWith("owns(", StringComparison.Ordinal) && known.EndsWith($",{arguments[0]})", StringComparison.Ordinal))) _broken.Add($"{fact}: in a pocket and hidden");
        _sources[fact] = source;
    }

    public bool End(string fact) => _sources.Remove(fact);

    /// <summary>Who plays comes to the place, if free to; who is new lives.</summary>
    public void Gather(ReplayBlock block, ReplayScene scene)
    {
        foreach (var (role, key) in block.Roles)
        {
            if (!scene.Roles[role].StartsWith("npc", StringComparison.Ordinal)) continue;
            var bound = scene.Conditions.Any(condition => condition.StartsWith($"!alive({role})", StringComparison.Ordinal) || condition.StartsWith($"captive({role},", StringComparison.Ordinal)
                || condition.StartsWith($"hostage_of({role},", StringComparison.Ordinal) || condition.StartsWith($"missing({role})", StringComparison.Ordinal));
            if (bound) continue;
            if (block.New.Contains(key)) Begin($"alive({key})", block.Source);
            var there = $"at({key},{block.Roles["place"]})";
            if (IsTrue(there)) continue;
            EndAll("at", 0, key);
            Begin(there, block.Source);
        }
    }

    public void EndIfTrue(string fact)
    {
        if (!End(fact) || !fact.StartsWith("alive(", StringComparison.Ordinal)) return;
        var dead = Split(fact).Arguments[0];
        foreach (var left in About(dead).ToArray())
        {
            if (!left.StartsWith("kin(", StringComparison.Ordinal) && !left.StartsWith("mourns(", StringComparison.Ordinal)) End(left);
        }
    }

    public void BeginWithRules(string fact, string source)
    {
        if (IsTrue(fact)) return;
        var (predicate, arguments) = Split(fact);
        if (_one.TryGetValue(predicate, out var one)) EndAll(predicate, one == "first" ? 0 : 1, arguments[one == "first" ? 0 : 1]);
        foreach (var other in _ends.GetValueOrDefault(predicate, []))
        {
            End($"{other}({string.Join(',', arguments)})");
            End($"{other}({string.Join(',', arguments.Reverse())})");
        }

        if (predicate == "owns") EndAll("hidden_in", 0, arguments[1]);
        if (predicate == "hidden_in") EndAll("owns", 1, arguments[0]);
        Begin(fact, source);
    }

    private void EndAll(string predicate, int argument, string key)
    {
        foreach (var fact in _sources.Keys.Where(fact => fact.StartsWith($"{predicate}(", StringComparison.Ordinal) && Split(fact).Arguments[argument] == key).ToArray()) End(fact);
    }

    private static (string Predicate, string[] Arguments) Split(string fact)
    {
        var open = fact.IndexOf('(', StringComparison.Ordinal);
        return (fact[..open], fact[(open + 1)..^1].Split(','));
    }
}
