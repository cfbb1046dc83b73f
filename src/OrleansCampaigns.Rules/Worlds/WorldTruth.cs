using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>A fact that holds, with where it comes from and who knows.</summary>
/// <param name="Fact">What holds.</param>
/// <param name="Source">What made it so; <c>world</c> for what was there at first.</param>
/// <param name="Chapter">Since which chapter; 0 for what was there before the first.</param>
public sealed record WorldTruth(WorldFact Fact, string Source, int Chapter)
{
    /// <summary>Everybody knows.</summary>
    public bool IsPublic { get; init; } = true;

    /// <summary>Keys of those who know although it is not public. Those whom it is about always know.</summary>
    public ImmutableArray<string> KnownBy { get; init; } = [];
}
