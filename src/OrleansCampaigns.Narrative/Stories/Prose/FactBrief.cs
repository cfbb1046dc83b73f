using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>A fact as prose needs it.</summary>
/// <param name="Predicate">A name of the vocabulary.</param>
/// <param name="Arguments">One or two.</param>
public sealed record FactBrief(string Predicate, ImmutableArray<Noun> Arguments)
{
    /// <summary>False for what must not be true, and is not.</summary>
    public bool Holds { get; init; } = true;

    /// <summary>The event that made it so; cited in brackets. Empty when there is nothing to cite.</summary>
    public string Source { get; init; } = "";

    /// <summary>0 for what was there before the first chapter.</summary>
    public int SinceChapter { get; init; }

    /// <summary>Players may read it. Everything else reaches the game master only.</summary>
    public bool IsKnownToPlayers { get; init; }

    /// <summary>As storylets write it, with keys: <c>threat(faction/1,place/3)</c>.</summary>
    public string Print => (Holds ? "" : "!") + Predicate + "(" + string.Join(',', Arguments.Select(noun => noun.Key)) + ")";
}
