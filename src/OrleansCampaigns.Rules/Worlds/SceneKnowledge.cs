namespace OrleansCampaigns.Rules.Worlds;

/// <summary>Somebody knows something.</summary>
/// <param name="Who">A key.</param>
/// <param name="Fact">What they know.</param>
public sealed record SceneKnowledge(string Who, WorldFact Fact);
