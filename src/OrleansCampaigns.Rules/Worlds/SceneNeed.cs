namespace OrleansCampaigns.Rules.Worlds;

/// <summary>A fact that a scene rests on.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Holds">It has to hold; otherwise it must not.</param>
/// <param name="Source">Where the chapter says that it comes from; null when it does not say.</param>
public sealed record SceneNeed(WorldFact Fact, bool Holds, string? Source = null);
