using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What clients and server have to do alike with a text and its patches.</summary>
public static class TextPatch
{
    /// <summary>Of what <see cref="HashOf"/> gives.</summary>
    public const int HashLength = 22;

    private const int HashBytes = 16;

    /// <summary>Names a text: the first 128 bits of the SHA-256 of its UTF-8, as 22 characters of Base64Url. Tells nothing of how often the text was changed.</summary>
    public static string HashOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Base64Url.EncodeToString(hash[..HashBytes]);
    }

    /// <summary>Whether the hunks are in order, do not overlap and lie within a text of this length.</summary>
    public static bool Fits(ImmutableArray<TextHunk> hunks, int length)
    {
        var end = 0L;
        foreach (var hunk in hunks)
        {
            if (hunk is not { Put: not null, Take: >= 0 } || hunk.At < end) return false;
            end = (long)hunk.At + hunk.Take;
        }

        return end <= length;
    }

    /// <summary>The text after the patch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The patch does not fit the text.</exception>
    public static string Apply(string text, ImmutableArray<TextHunk> hunks)
    {
        if (hunks.IsEmpty) return text;
        if (!Fits(hunks, text.Length)) throw new ArgumentOutOfRangeException(nameof(hunks), "The patch does not fit the text.");
        var patched = new StringBuilder(text.Length + hunks.Sum(hunk => hunk.Put.Length));
        var from = 0;
        foreach (var hunk in hunks)
        {
            patched.Append(text, from, hunk.At - from).Append(hunk.Put);
            from = hunk.At + hunk.Take;
        }

        return patched.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The patch that leads back: from the text after <paramref name="hunks"/> to <paramref name="before"/>.</summary>
    public static ImmutableArray<TextHunk> Invert(string before, ImmutableArray<TextHunk> hunks)
    {
        var back = ImmutableArray.CreateBuilder<TextHunk>(hunks.Length);
        var shift = 0;
        foreach (var hunk in hunks)
        {
            back.Add(new TextHunk(hunk.At + shift, hunk.Put.Length, before.Substring(hunk.At, hunk.Take)));
            shift += hunk.Put.Length - hunk.Take;
        }

        return back.MoveToImmutable();
    }
}
