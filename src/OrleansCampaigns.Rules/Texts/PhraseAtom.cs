using System.Collections.Frozen;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>One part of a phrase: words of which one stands there, a slot for somebody, or a gap of words that do not matter.</summary>
internal sealed record PhraseAtom
{
    /// <summary>Words that a gap may have.</summary>
    public const int GapMax = 4;

    /// <summary>One of these; null for slots and gaps.</summary>
    public FrozenSet<string>? Words { get; init; }

    /// <summary>The words need not be there.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The slot's number; null for words and gaps.</summary>
    public int? Slot { get; init; }

    /// <summary>What may stand in the slot, as the vocabulary says it.</summary>
    public string Asked { get; init; } = "";

    /// <summary>What belongs to whom stands in the slot.</summary>
    public bool IsPossessive { get; init; }
}
