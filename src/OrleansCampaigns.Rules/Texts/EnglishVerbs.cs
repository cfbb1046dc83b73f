using System.Collections.Frozen;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>Forms of English verbs: enough to see who does something, without a dictionary of all of them.</summary>
internal static class EnglishVerbs
{
    /// <summary>base/past/participle; the third person and the form in -ing are regular.</summary>
    private const string Irregular =
        "be/was/been become/became/become begin/began/begun bend/bent/bent bind/bound/bound bite/bit/bitten bleed/bled/bled blow/blew/blown break/broke/broken bring/brought/brought build/built/built burn/burnt/burnt " +
        "burst/burst/burst buy/bought/bought cast/cast/cast catch/caught/caught choose/chose/chosen cling/clung/clung come/came/come creep/crept/crept cut/cut/cut deal/dealt/dealt dig/dug/dug do/did/done draw/drew/drawn " +
        "drink/drank/drunk drive/drove/driven eat/ate/eaten fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought find/found/found flee/fled/fled fling/flung/flung fly/flew/flown forbid/forbade/forbidden " +
        "forget/forgot/forgotten forgive/forgave/forgiven get/got/got give/gave/given go/went/gone grind/ground/ground grow/grew/grown hang/hung/hung have/had/had hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held " +
        "keep/kept/kept kneel/knelt/knelt know/knew/known lay/laid/laid lead/led/led leap/leapt/leapt learn/learnt/learnt leave/left/left lend/lent/lent let/let/let lie/lay/lain light/lit/lit lose/lost/lost make/made/made " +
        "mean/meant/meant meet/met/met overhear/overheard/overheard pay/paid/paid put/put/put read/read/read repay/repaid/repaid ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen " +
        "seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken shine/shone/shone shoot/shot/shot show/showed/shown shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat slay/slew/slain " +
        "sleep/slept/slept slide/slid/slid speak/spoke/spoken spend/spent/spent spin/spun/spun spit/spat/spat spread/spread/spread spring/sprang/sprung stand/stood/stood steal/stole/stolen stick/stuck/stuck strike/struck/struck " +
        "swear/swore/sworn sweep/swept/swept swim/swam/swum swing/swung/swung take/took/taken teach/taught/taught tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown understand/understood/understood " +
        "wake/woke/woken wear/wore/worn weep/wept/wept win/won/won wind/wound/wound withdraw/withdrew/withdrawn write/wrote/written";

    private static readonly FrozenDictionary<string, string[]> IrregularForms = Irregular.Split(' ').Select(entry => entry.Split('/')).ToFrozenDictionary(forms => forms[0], StringComparer.Ordinal);

    private static readonly FrozenSet<string> IrregularPasts = IrregularForms.Values.Select(forms => forms[1]).Concat(IrregularForms.Keys).Except(["be", "was"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words in -s or -ed that follow a name and are no verbs.</summary>
    private static readonly FrozenSet<string> NoVerbs =
        ["his", "hers", "its", "theirs", "ours", "this", "thus", "as", "perhaps", "always", "sometimes", "besides", "towards", "afterwards", "across", "us", "yes", "less", "unless", "red", "bed", "hundred", "indeed", "instead", "ahead", "need", "seed",
        "deed", "wed", "sacred", "naked", "wicked", "is", "was", "has", "does", "plus", "versus", "these", "those"];

    /// <summary>A form that tells of something somebody does or did: draws, drew, walked. Not a participle alone and not an auxiliary.</summary>
    public static bool IsFinite(string word)
    {
        if (NoVerbs.Contains(word)) return false;
        if (IrregularPasts.Contains(word)) return true;
        if (word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal)) return true;
        return word.Length > 3 && word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("ous", StringComparison.Ordinal) && !word.EndsWith("'s", StringComparison.Ordinal);
    }

    /// <summary>Every form of one verb by its base: free, frees, freed, freeing.</summary>
    public static IEnumerable<string> FormsOf(string verb)
    {
        if (verb == "be") return ["be", "is", "are", "was", "were", "been", "being", "am"];
        string[] pasts = IrregularForms.TryGetValue(verb, out var forms) ? [forms[1], forms[2]] : [Past(verb)];
        return [verb, .. pasts, Third(verb), Progressive(verb)];
    }

    private static string Third(string verb) => verb switch
    {
        "have" => "has",
        "do" => "does",
        "go" => "goes",
        _ when verb.EndsWith('y') && !IsVowel(verb[^2]) => $"{verb[..^1]}ies",
        _ when verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) => $"{verb}es",
        _ => $"{verb}s",
    };

    private static string Past(string verb)
    {
        if (verb.EndsWith('e')) return $"{verb}d";
        if (verb.EndsWith('y') && !IsVowel(verb[^2])) return $"{verb[..^1]}ied";
        return Doubles(verb) ? $"{verb}{verb[^1]}ed" : $"{verb}ed";
    }

    private static string Progressive(string verb)
    {
        if (verb.EndsWith("ie", StringComparison.Ordinal)) return $"{verb[..^2]}ying";
        if (verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal)) return $"{verb[..^1]}ing";
        return Doubles(verb) ? $"{verb}{verb[^1]}ing" : $"{verb}ing";
    }

    /// <summary>One syllable that ends in one vowel and one consonant: grab, stop, admit.</summary>
    private static bool Doubles(string verb) =>
        verb.Length >= 3 && !IsVowel(verb[^1]) && IsVowel(verb[^2]) && !IsVowel(verb[^3]) && verb[^1] is not ('w' or 'x' or 'y') && (verb.Count(IsVowel) == 1 || verb is "admit" or "permit" or "commit" or "refer");

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
