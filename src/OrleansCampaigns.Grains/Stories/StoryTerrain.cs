using System.Collections.Immutable;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>What a region's terrain, which is free text, means to the engine: the lexicon's word for such a place, and what is so of it.</summary>
internal static class StoryTerrain
{
    private static readonly (string[] Words, string Place, string[] Facts)[] Kinds =
    [
        (["city", "town", "capital", "borough"], "town", ["town", "market"]), (["village", "hamlet", "farm", "farmland", "fields"], "village", ["town"]), (["harbour", "harbor", "port", "docks", "quay"], "harbour", ["town", "market"]),
        (["fort", "fortress", "castle", "keep", "garrison", "citadel"], "fort", []), (["temple", "shrine", "abbey", "monastery", "church", "cathedral"], "temple", ["holy"]), (["market", "bazaar"], "market", ["town", "market"]),
        (["tower"], "tower", []), (["tavern", "inn"], "tavern", []), (["mine", "quarry", "pit"], "mine", ["mine", "wilderness"]), (["crypt", "tomb", "graveyard", "barrow"], "crypt", ["wilderness"]), (["ruin", "ruins"], "ruin", ["wilderness"]),
        (["cave", "caves", "cavern", "caverns", "underdark"], "cave", ["wilderness"]), (["forest", "wood", "woods", "jungle", "grove"], "forest", ["wilderness"]), (["swamp", "marsh", "bog", "fen", "moor"], "swamp", ["wilderness"]),
        (["mountain", "mountains", "peak", "pass"], "mountain", ["wilderness"]), (["hills", "hill", "downs"], "hills", ["wilderness"]), (["plain", "plains", "steppe", "grassland"], "plain", ["wilderness"]), (["desert", "waste", "dunes"], "desert", ["wilderness"]),
        (["coast", "beach", "shore", "cliffs"], "coast", ["wilderness"]), (["island", "isle"], "island", ["wilderness"]), (["road", "highway", "crossroads"], "road", ["wilderness"]), (["bridge", "ford"], "bridge", []), (["ship", "fleet"], "ship", []),
        (["prison", "dungeon"], "prison", []), (["camp"], "camp", ["wilderness"]), (["manor", "estate", "palace"], "manor", []), (["library", "college", "university"], "library", []), (["sewer", "sewers"], "sewer", []), (["battlefield"], "battlefield", ["wilderness"]),
    ];

    /// <summary>By the first word of the terrain that says something, else of the name (Oxley Wood); a village when none does.</summary>
    public static (string Place, ImmutableArray<string> Facts) Of(string terrain, string name) => In(terrain) ?? In(name) ?? ("village", ["town"]);

    private static (string Place, ImmutableArray<string> Facts)? In(string text)
    {
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', '-', '/', ';', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var kind in Kinds)
                if (kind.Words.Contains(word)) return (kind.Place, [.. kind.Facts]);
        }

        return null;
    }
}
