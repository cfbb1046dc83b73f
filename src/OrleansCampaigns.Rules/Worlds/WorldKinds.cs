using System.Collections.Frozen;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>What entities can be, in the words of the vocabulary.</summary>
public static class WorldKinds
{
    public const string Hero = "pc";

    public const string Person = "npc";

    public const string Faction = "faction";

    public const string Place = "place";

    public const string Item = "item";

    public const string Secret = "secret";

    public const string Party = "party";

    private static readonly FrozenDictionary<string, string[]> Wider = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["person"] = [Hero, Person],
        ["agent"] = [Hero, Person, Faction, Party],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether an entity of this kind may stand where the vocabulary asks for <paramref name="asked"/>, which may be a wider word: person or agent.</summary>
    public static bool Fits(string kind, string asked) => kind == asked || Wider.TryGetValue(asked, out var kinds) && Array.IndexOf(kinds, kind) >= 0;

    /// <summary>Lives or dies.</summary>
    public static bool Lives(string kind) => kind is Hero or Person;
}
