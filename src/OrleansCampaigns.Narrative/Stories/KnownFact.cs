using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A fact with where it comes from and who knows.</summary>
/// <param name="Fact">What is true.</param>
/// <param name="Source">The event that made it so: <c>world</c>, <c>chapter/12/scene/3</c>, <c>chapter/12/after/2</c>, or an event of the journal.</param>
/// <param name="SinceChapter">The chapter in which it became true; 0 for what was there before the first.</param>
/// <param name="TouchedChapter">The last chapter that made it true again or built on it: fading counts from here.</param>
/// <param name="IsPublic">Everybody knows.</param>
/// <param name="KnownBy">Dense indices, ascending, of those who know although it is not public. The fact's own people always know.</param>
public sealed record KnownFact(Fact Fact, string Source, int SinceChapter, int TouchedChapter, bool IsPublic, ImmutableArray<int> KnownBy)
{
    /// <summary>Whether <paramref name="entity"/> may act on it.</summary>
    public bool IsKnownTo(int entity) => IsPublic || Fact.Names(entity) || KnownBy.AsSpan().BinarySearch(entity) >= 0;

    /// <summary>Made true by a scene of a chapter that was played, not by the world's beginning or by what happened between chapters.</summary>
    public bool ComesFromPlay => Source.Contains("/scene/", StringComparison.Ordinal);
}
