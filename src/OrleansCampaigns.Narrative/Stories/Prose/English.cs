namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What agreement needs of English: the third person of verbs, pronouns, articles by sound, genitives.</summary>
internal static class English
{
    // By sound, not by letter. Beginnings of words, lower case.
    private static readonly string[] SilentH = ["hour", "honest", "honour", "honor", "heir"];
    private static readonly string[] LikeYou = ["eu", "uni", "use", "usu", "uten", "ubiq", "one", "once", "ewe", "uto"];
    private static readonly string[] NotLikeYou = ["unin", "unim", "unid"];

    /// <summary>"go" → "goes"; of several words the first changes: "look up" → "looks up".</summary>
    public static string ThirdPerson(string verb)
    {
        var space = verb.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0) return ThirdPerson(verb[..space]) + verb[space..];
        return verb switch
        {
            "be" => "is",
            "have" => "has",
            "do" => "does",
            _ when verb.EndsWith('y') && verb.Length > 1 && !IsVowel(verb[^2]) => verb[..^1] + "ies",
            _ when EndsInSibilant(verb) || verb.EndsWith('o') => verb + "es",
            _ => verb + "s",
        };
    }

    public static string Plural(string verb) => verb == "be" ? "are" : verb.StartsWith("be ", StringComparison.Ordinal) ? "are" + verb[2..] : verb;

    public static string Pronoun(NounForm noun, SlotForm form) => (noun, form) switch
    {
        (NounForm.She, SlotForm.They) => "she",
        (NounForm.She, _) => "her",
        (NounForm.He, SlotForm.They) => "he",
        (NounForm.He, SlotForm.Them) => "him",
        (NounForm.He, _) => "his",
        (NounForm.It, SlotForm.Their) => "its",
        (NounForm.It, _) => "it",
        (_, SlotForm.They) => "they",
        (_, SlotForm.Them) => "them",
        _ => "their",
    };

    /// <summary>Whether "an" stands before <paramref name="word"/>.</summary>
    public static bool TakesAn(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return false;
        if (char.IsAsciiDigit(word[0])) return word[0] == '8' || word is "11" or "18";
        if (StartsWithAny(word, SilentH)) return true;
        if (!IsVowel(char.ToLowerInvariant(word[0]))) return false;
        return !StartsWithAny(word, LikeYou) || StartsWithAny(word, NotLikeYou) || IsOneOther(word);
    }

    /// <summary>Groups in the plural take the bare apostrophe: "the Grey Cousins'".</summary>
    public static string Genitive(Noun noun) => noun.Name + (noun is { Form: NounForm.They, IsPerson: false } && noun.Name.EndsWith('s') ? "'" : "'s");

    public static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';

    // "oneself" is like "one", "onerous" and "onion" are not.
    private static bool IsOneOther(ReadOnlySpan<char> word) => word.StartsWith("oner", StringComparison.OrdinalIgnoreCase);

    private static bool EndsInSibilant(string verb) =>
        verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith('z') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal);

    private static bool StartsWithAny(ReadOnlySpan<char> word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
