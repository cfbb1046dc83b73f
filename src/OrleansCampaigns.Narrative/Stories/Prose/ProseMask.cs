using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// A text whose names and numbers are frozen before a language model sees it: <c>&lt;N1&gt;</c> for a noun, <c>&lt;#1&gt;</c> for a number. The model gets no name that it could change, and
/// what it returns is judged by <see cref="ProseVerdict"/> before <see cref="Restore"/>.
/// </summary>
public sealed class ProseMask
{
    private readonly ImmutableArray<(string Token, string Meant)> _tokens;

    private ProseMask(string plain, string masked, ImmutableArray<(string Token, string Meant)> tokens)
    {
        Plain = plain;
        Masked = masked;
        _tokens = tokens;
    }

    /// <summary>What is delivered when nothing better is accepted.</summary>
    public string Plain { get; }

    public string Masked { get; }

    /// <param name="plain">The engine's text.</param>
    /// <param name="nouns">All that it may name.</param>
    public static ProseMask Of(string plain, ImmutableArray<Noun> nouns)
    {
        var (masked, tokens) = (new StringBuilder(), ImmutableArray.CreateBuilder<(string, string)>());
        ImmutableArray<Noun> longestFirst = [.. nouns.Where(noun => noun.Name.Length > 0).OrderByDescending(noun => noun.Name.Length).ThenBy(noun => noun.Key, StringComparer.Ordinal)];
        for (var at = 0; at < plain.Length;)
        {
            var length = Frozen(plain, at, longestFirst);
            if (length == 0)
            {
                masked.Append(plain[at++]);
                continue;
            }

            var token = string.Create(CultureInfo.InvariantCulture, $"<{(char.IsAsciiDigit(plain[at]) ? '#' : 'N')}{tokens.Count + 1}>");
            tokens.Add((token, plain.Substring(at, length)));
            masked.Append(token);
            at += length;
        }

        return new ProseMask(plain, masked.ToString(), tokens.ToImmutable());
    }

    /// <summary>Names and numbers back in their places.</summary>
    public string Restore(string masked)
    {
        var text = new StringBuilder(masked);
        foreach (var (token, meant) in _tokens) text.Replace(token, meant);
        return text.ToString();
    }

    /// <summary>Tokens in the order of the text.</summary>
    public static ImmutableArray<string> Tokens(string masked)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        for (var at = masked.IndexOf('<', StringComparison.Ordinal); at >= 0; at = masked.IndexOf('<', at + 1))
        {
            var end = masked.IndexOf('>', at);
            tokens.Add(end < 0 ? masked[at..] : masked[at..(end + 1)]);
        }

        return tokens.ToImmutable();
    }

    private static int Frozen(string text, int at, ImmutableArray<Noun> nouns)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1])) return 0;
        var digits = 0;
        while (at + digits < text.Length && char.IsAsciiDigit(text[at + digits])) digits++;
        if (digits > 0) return digits;
        foreach (var noun in nouns)
        {
            var end = at + noun.Name.Length;
            if (end <= text.Length && string.Compare(text, at, noun.Name, 0, noun.Name.Length, StringComparison.OrdinalIgnoreCase) == 0 && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return noun.Name.Length;
        }

        return 0;
    }
}
