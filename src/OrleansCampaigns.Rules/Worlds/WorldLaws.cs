using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>
/// Which facts there can be and what excludes what. Read from the same data as a planner's vocabulary, by code of its own: what is to catch the planner's mistakes must not share them.
/// </summary>
public sealed class WorldLaws
{
    public const string Alive = "alive";
    public const string At = "at";
    public const string Captive = "captive";
    public const string HiddenIn = "hidden_in";
    public const string HostageOf = "hostage_of";
    public const string Knows = "knows";
    public const string Missing = "missing";
    public const string Owns = "owns";
    public const string Revealed = "revealed";
    public const string SecretOf = "secret_of";

    /// <summary>What the dead can still be: remembered, related, accused, owners of a grave. Everything else of which they come first is an act.</summary>
    private static readonly FrozenSet<string> OfTheDead = new[]
    {
        Alive, "kin", "missing", "famed", "shamed", "guilty", "accused", "exposed", "redeemed", "corrupted", "wounded", "sick", "cursed", "hates", "loves", "friend", "rival", "prophecy", "retired",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, WorldLaw> _laws;

    private WorldLaws(Dictionary<string, WorldLaw> laws) => _laws = laws.ToFrozenDictionary(StringComparer.Ordinal);

    public int Count => _laws.Count;

    public WorldLaw? Find(string predicate) => _laws.GetValueOrDefault(predicate);

    /// <summary>Its first part does something, which the dead do not.</summary>
    public static bool IsAct(string predicate) => !OfTheDead.Contains(predicate);

    /// <param name="vocabulary">UTF-8: <c>{"predicates":[["at","person place"], …]}</c>.</param>
    /// <param name="conduct">UTF-8: <c>{"at":{"one":"first"}, …}</c>; members that this does not know are left.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is JSON of another form.</exception>
    public static WorldLaws Read(ReadOnlyMemory<byte> vocabulary, ReadOnlyMemory<byte> conduct)
    {
        using var names = JsonDocument.Parse(vocabulary);
        using var manners = JsonDocument.Parse(conduct);
        if (names.RootElement.ValueKind != JsonValueKind.Object || !names.RootElement.TryGetProperty("predicates", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new FormatException("There is no list of predicates.");
        var laws = new Dictionary<string, WorldLaw>(StringComparer.Ordinal);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() < 2 || entry[0].GetString() is not { Length: > 0 } name) throw new FormatException("A predicate is a name and its parts.");
            var kinds = (entry[1].GetString() ?? "").Split(' ');
            laws[name] = new WorldLaw(kinds[0], kinds.Length > 1 ? kinds[1] : null);
        }

        foreach (var entry in manners.RootElement.EnumerateObject())
        {
            if (!laws.TryGetValue(entry.Name, out var law)) throw new FormatException($"{entry.Name} is no predicate.");
            laws[entry.Name] = Behaving(law, entry.Value);
        }

        return new WorldLaws(laws);
    }

    private static WorldLaw Behaving(WorldLaw law, JsonElement manners) => law with
    {
        OneForFirst = manners.TryGetProperty("one", out var one) && one.GetString() == "first",
        OneForSecond = manners.TryGetProperty("one", out one) && one.GetString() == "second",
        IsPromise = manners.TryGetProperty("thread", out var thread) && thread.GetBoolean(),
        IsHidden = manners.TryGetProperty("hidden", out var hidden) && hidden.GetBoolean(),
        Ends = Strings(manners, "ends"),
        Displaces = Strings(manners, "displaces"),
    };

    private static ImmutableArray<string> Strings(JsonElement manners, string name) =>
        manners.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(one => one.GetString() ?? "")] : [];
}
