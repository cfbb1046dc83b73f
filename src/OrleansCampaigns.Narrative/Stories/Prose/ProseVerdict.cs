using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// Whether what a language model made of a masked text may stand. Strict on purpose: the engine's own text is there already, so that a good rewrite refused costs nothing and a bad one accepted
/// would change what is true. It knows words, not meaning: what is refused are new names, numbers, deaths, negations, markup, repeats and strangers to the campaign's words.
/// </summary>
/// <param name="Text">With names and numbers back; the engine's own when refused.</param>
/// <param name="Refusals">Stable codes; empty when accepted.</param>
public sealed record ProseVerdict(string Text, ImmutableArray<string> Refusals)
{
    /// <summary>Of a model's reply in bytes; more is refused unread.</summary>
    public const int ReplyBytesMax = 16_384;

    private const int LengthTolerancePercent = 40;
    private const int SimilarityLeast = 800;

    private static readonly System.Buffers.SearchValues<char> Markup = System.Buffers.SearchValues.Create("{}[]|`*_#\\\n<>");

    private static readonly FrozenSet<string> Negations = FrozenSet.Create(
        StringComparer.Ordinal, "not", "no", "never", "nobody", "nothing", "none", "without", "neither", "nor", "cannot", "hardly", "nowhere", "refuses", "refuse", "denies", "deny", "fails", "fail", "false");

    private static readonly FrozenSet<string> Fatal = FrozenSet.Create(
        StringComparer.Ordinal,
        "kill", "kills", "killed", "dead", "die", "dies", "died", "dying", "death", "slain", "slays", "slay", "murder", "murders", "murdered", "corpse", "body", "lifeless", "grave", "buried", "hanged", "drowned", "executed", "breathless", "perishes", "perish", "beheaded");

    private static readonly FrozenSet<string> Numbers = FrozenSet.Create(
        StringComparer.Ordinal,
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "dozen", "half", "double", "twice", "thrice", "once", "first", "second", "third", "dc", "hp", "xp", "dice", "die");

    public bool IsAccepted => Refusals.IsEmpty;

    /// <param name="mask">What was sent.</param>
    /// <param name="reply">An object with one text, <c>{"text":"…"}</c>.</param>
    /// <param name="rules">What the campaign allows.</param>
    public static ProseVerdict Judge(ProseMask mask, ReadOnlyMemory<byte> reply, ProseRules rules)
    {
        if (Read(reply) is not { } text) return new ProseVerdict(mask.Plain, ["prose.schema"]);
        var refusals = ImmutableArray.CreateBuilder<string>();
        void Refuse(bool isWrong, string code)
        {
            if (isWrong) refusals.Add(code);
        }

        var (before, after) = (Words(mask.Masked), Words(text));
        var known = before.ToFrozenSet(StringComparer.Ordinal);
        Refuse(!ProseMask.Tokens(mask.Masked).SequenceEqual(ProseMask.Tokens(text), StringComparer.Ordinal), "prose.frozen");
        Refuse(Math.Abs(text.Length - mask.Masked.Length) * 100 > mask.Masked.Length * LengthTolerancePercent, "prose.length");
        Refuse(WithoutTokens(text).AsSpan().ContainsAny(Markup) || text.Contains("://", StringComparison.Ordinal), "prose.markup");
        Refuse(WithoutTokens(text).Any(char.IsDigit) || Adds(after, before, Numbers), "prose.number");
        Refuse(Adds(after, before, Fatal), "prose.death");
        Refuse(!Denials(text).SequenceEqual(Denials(mask.Masked), StringComparer.Ordinal), "prose.negation");
        Refuse(after.Any(word => !known.Contains(word) && !rules.Words.Contains(word)), "prose.stranger");
        Refuse(HasNewName(text, mask.Masked), "prose.name");
        Refuse(after.Any(word => rules.Barred.Contains(word, StringComparer.Ordinal)), "prose.line");
        Refuse(rules.Similarity < SimilarityLeast, "prose.drift");
        var restored = mask.Restore(text);
        Refuse(Sentences.Of(restored).Any(sentence => rules.Past.Contains(sentence) || rules.Past.RunsSaid(sentence) > 0), "prose.repeat");
        return refusals.Count == 0 ? new ProseVerdict(restored, []) : new ProseVerdict(mask.Plain, refusals.ToImmutable());
    }

    private static string? Read(ReadOnlyMemory<byte> reply)
    {
        if (reply.Length > ReplyBytesMax) return null;
        try
        {
            using var document = JsonDocument.Parse(reply, new JsonDocumentOptions { MaxDepth = 2 });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Count() == 1 && root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } said ? said : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair.
            return null;
        }
    }

    private static ImmutableArray<string> Words(string masked) => Sentences.Words(WithoutTokens(masked));

    private static string WithoutTokens(string masked)
    {
        foreach (var token in ProseMask.Tokens(masked))
        {
            if (token.Length is > 3 and < 8 && token[1] is 'N' or '#' && token[^1] == '>') masked = masked.Replace(token, " , ", StringComparison.Ordinal);
        }

        return masked;
    }

    private static bool Adds(ImmutableArray<string> after, ImmutableArray<string> before, FrozenSet<string> kind) =>
        !after.Where(kind.Contains).Order(StringComparer.Ordinal).SequenceEqual(before.Where(kind.Contains).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>For each sentence that names somebody, who and how often it denies; the rest together.</summary>
    private static ImmutableArray<string> Denials(string masked)
    {
        var (named, others) = (ImmutableArray.CreateBuilder<string>(), 0);
        foreach (var sentence in Sentences.Of(masked))
        {
            var count = Words(sentence).Count(word => Negations.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal));
            var tokens = ProseMask.Tokens(sentence);
            foreach (var token in tokens) named.Add($"{token}:{count}");
            if (tokens.IsEmpty) others += count;
        }

        named.Sort(StringComparer.Ordinal);
        return [.. named, others.ToString(System.Globalization.CultureInfo.InvariantCulture)];
    }

    /// <summary>A capital within a sentence that the text did not have.</summary>
    private static bool HasNewName(string text, string masked)
    {
        var known = masked.Split([' ', ',', '.', ';', ':', '!', '?', '"', '“', '”', '(', ')'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
        foreach (var sentence in Sentences.Of(WithoutTokens(text)))
        {
            var words = sentence.Split([' ', ',', '.', ';', ':', '!', '?', '"', '“', '”', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Skip(1).Any(word => char.IsUpper(word[0]) && word != "I" && !known.Contains(word))) return true;
        }

        return false;
    }
}
