using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>One sentence, or one heading.</summary>
/// <param name="Start">In characters from the text's start.</param>
/// <param name="Length">In characters.</param>
/// <param name="Words">In order, at most <see cref="WordsMax"/>; what follows is not read.</param>
internal sealed record TextSentence(int Start, int Length, ImmutableArray<TextWord> Words)
{
    public const int WordsMax = 120;

    /// <summary>Counted from 0; a heading is one of its own.</summary>
    public int Paragraph { get; init; }

    public bool IsHeading { get; init; }
}
