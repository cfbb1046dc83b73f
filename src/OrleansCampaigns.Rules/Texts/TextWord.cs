namespace OrleansCampaigns.Rules.Texts;

/// <summary>A word as it is written.</summary>
/// <param name="Start">In characters from the text's start.</param>
/// <param name="Length">With its possessive.</param>
/// <param name="Word">In lower case, straight apostrophes, without a possessive.</param>
internal readonly record struct TextWord(int Start, int Length, string Word)
{
    /// <summary>Written with a capital.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Ends in 's: what belongs to it is meant.</summary>
    public bool IsPossessive { get; init; }

    /// <summary>Between quotation marks: somebody says it, so it need not be so.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>A comma, dash, colon, semicolon or bracket stands before it.</summary>
    public bool FollowsMark { get; init; }

    public int End => Start + Length;
}
