using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>All relations that facts may be made of: <c>Stories/vocabulary.json</c> (names and arguments) and <c>Stories/conduct.json</c> (how long facts last, who knows, what excludes what).</summary>
public sealed class Vocabulary
{
    /// <summary>Predicates fit into the two words of <see cref="PredicateSet"/>.</summary>
    public const int PredicatesMax = 128;

    private readonly FrozenDictionary<string, Predicate> _byName;

    private Vocabulary(ImmutableArray<Predicate> predicates)
    {
        Predicates = predicates;
        _byName = predicates.ToFrozenDictionary(predicate => predicate.Name, StringComparer.Ordinal);
        Alive = this["alive"].Index;
        At = this["at"].Index;
        Near = this["near"].Index;
        Captive = this["captive"].Index;
        HostageOf = this["hostage_of"].Index;
        Missing = this["missing"].Index;
        Retired = this["retired"].Index;
    }

    /// <summary>By index.</summary>
    public ImmutableArray<Predicate> Predicates { get; }

    internal int Alive { get; }

    internal int At { get; }

    internal int Near { get; }

    internal int Captive { get; }

    internal int HostageOf { get; }

    internal int Missing { get; }

    internal int Retired { get; }

    internal bool DecidesWhoActs(int predicate) => predicate == Alive || predicate == Captive || predicate == HostageOf || predicate == Missing || predicate == Retired;

    /// <exception cref="KeyNotFoundException">There is no such predicate.</exception>
    public Predicate this[string name] => _byName[name];

    public Predicate? Find(string name) => _byName.GetValueOrDefault(name);

    /// <param name="vocabulary">UTF-8 of <c>vocabulary.json</c>.</param>
    /// <param name="conduct">UTF-8 of <c>conduct.json</c>.</param>
    /// <exception cref="FormatException">They come with the engine, so this is a bug: an unknown kind or name, or more than <see cref="PredicatesMax"/>.</exception>
    public static Vocabulary Read(ReadOnlyMemory<byte> vocabulary, ReadOnlyMemory<byte> conduct)
    {
        using var names = JsonDocument.Parse(vocabulary);
        using var conducts = JsonDocument.Parse(conduct);
        var bare = ImmutableArray.CreateBuilder<Predicate>();
        foreach (var entry in names.RootElement.GetProperty("predicates").EnumerateArray())
        {
            var kinds = entry[1].GetString()!.Split(' ');
            bare.Add(new Predicate(bare.Count, entry[0].GetString()!, KindsOf(kinds[0]), kinds.Length > 1 ? KindsOf(kinds[1]) : ArgumentKinds.None));
        }

        if (bare.Count > PredicatesMax) throw new FormatException($"{bare.Count} predicates; {PredicatesMax} fit.");
        var indices = bare.ToFrozenDictionary(predicate => predicate.Name, predicate => predicate.Index, StringComparer.Ordinal);
        foreach (var entry in conducts.RootElement.EnumerateObject())
        {
            if (!indices.TryGetValue(entry.Name, out var index)) throw new FormatException($"Conduct of {entry.Name}, which is no predicate.");
            bare[index] = Behaving(bare[index], entry.Value, indices);
        }

        return new Vocabulary(bare.ToImmutable());
    }

    /// <summary>What arguments an entity of this kind can stand for.</summary>
    public static ArgumentKinds KindOf(StoryKind kind) => kind switch
    {
        StoryKind.Party => ArgumentKinds.Party,
        StoryKind.Hero => ArgumentKinds.Hero,
        StoryKind.Person => ArgumentKinds.Person,
        StoryKind.Faction => ArgumentKinds.Faction,
        StoryKind.Place => ArgumentKinds.Place,
        StoryKind.Item => ArgumentKinds.Item,
        StoryKind.Secret => ArgumentKinds.Secret,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Predicate Behaving(Predicate predicate, JsonElement conduct, FrozenDictionary<string, int> indices)
    {
        foreach (var entry in conduct.EnumerateObject())
        {
            predicate = entry.Name switch
            {
                "lasts" => predicate with { LastsChapters = entry.Value.GetInt32() },
                "hidden" => predicate with { Hidden = entry.Value.GetBoolean() },
                "thread" => predicate with { OpensThread = entry.Value.GetBoolean() },
                "one" => entry.Value.GetString() == "first" ? predicate with { OneForFirst = true } : predicate with { OneForSecond = true },
                "ends" => predicate with { Ends = [.. entry.Value.EnumerateArray().Select(name => indices[name.GetString()!])] },
                "displaces" => predicate with { Displaces = [.. entry.Value.EnumerateArray().Select(name => indices[name.GetString()!])] },
                "pressure" => predicate with { Pressure = ReadRegion(entry.Value) },
                _ => throw new FormatException($"Conduct of {predicate.Name}: {entry.Name} is unknown."),
            };
        }

        return predicate;
    }

    /// <summary>An object of measures by name; those that are absent are 0.</summary>
    internal static RegionValues ReadRegion(JsonElement region)
    {
        var values = default(RegionValues);
        foreach (var entry in region.EnumerateObject())
        {
            var amount = entry.Value.GetInt32();
            values = entry.Name switch
            {
                "prosperity" => values with { Prosperity = amount },
                "security" => values with { Security = amount },
                "faith" => values with { Faith = amount },
                "scarcity" => values with { Scarcity = amount },
                "corruption" => values with { Corruption = amount },
                _ => throw new FormatException($"{entry.Name} is no measure of a region."),
            };
        }

        return values;
    }

    private static ArgumentKinds KindsOf(string name) => name switch
    {
        "pc" => ArgumentKinds.Hero,
        "npc" => ArgumentKinds.Person,
        "person" => ArgumentKinds.Hero | ArgumentKinds.Person,
        "faction" => ArgumentKinds.Faction,
        "agent" => ArgumentKinds.Hero | ArgumentKinds.Person | ArgumentKinds.Faction | ArgumentKinds.Party,
        "place" => ArgumentKinds.Place,
        "item" => ArgumentKinds.Item,
        "secret" => ArgumentKinds.Secret,
        "party" => ArgumentKinds.Party,
        _ => throw new FormatException($"{name} is no kind of argument."),
    };
}
