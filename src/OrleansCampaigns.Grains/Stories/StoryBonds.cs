namespace OrleansCampaigns.Grains.Stories;

/// <summary>What a bond between two characters, which is free text, means to the engine.</summary>
internal static class StoryBonds
{
    private static readonly (string Predicate, string[] Words)[] Kinds =
    [
        ("kin", ["brother", "sister", "mother", "father", "son", "daughter", "cousin", "uncle", "aunt", "twin", "niece", "nephew", "grandmother", "grandfather", "family", "kin", "sibling"]),
        ("loves", ["love", "loves", "lover", "beloved", "betrothed", "wife", "husband", "spouse"]), ("hates", ["hate", "hates", "enemy", "despises", "nemesis"]), ("rival", ["rival", "competitor"]),
        ("mentor", ["mentor", "teacher", "taught"]), ("owes", ["owes", "debt", "indebted"]), ("sworn", ["oath", "sworn", "swore", "vowed"]), ("mourns", ["mourns", "grieves"]), ("fears", ["fears", "afraid"]), ("serves", ["serves", "servant"]),
        ("friend", ["friend", "friends", "comrade", "ally", "companion", "trusts"]),
    ];

    /// <summary>Null when the words say nothing that the engine knows.</summary>
    public static string? PredicateOf(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '\'', '’', '"', '-', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var kind in Kinds)
            if (words.Any(kind.Words.Contains)) return kind.Predicate;
        return null;
    }
}
