using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What one request allows to be cast.</summary>
internal sealed class CastingRules
{
    /// <summary>By entity: places where this chapter happens, and people who can be there.</summary>
    public required bool[] InFocus { get; init; }

    /// <summary>The places of this chapter, the most wanted first.</summary>
    public required ImmutableArray<int> Places { get; init; }

    /// <summary>Heroes, the one who waited longest first.</summary>
    public required ImmutableArray<int> Heroes { get; init; }

    /// <summary>By entity: must not appear.</summary>
    public required bool[] Forbidden { get; init; }

    /// <summary>By storylet: lines, must-nots and the form's rules leave it out.</summary>
    public required bool[] LeftOut { get; init; }

    /// <summary>People come from anywhere, not from the chapter's places only.</summary>
    public bool AnybodyTravels { get; init; }
}
