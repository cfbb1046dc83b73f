namespace OrleansCampaigns.Narrative.Stories;

/// <summary>What a faction is after.</summary>
/// <param name="Faction">Dense index.</param>
/// <param name="Goal">The fact that it wants to become true.</param>
/// <param name="Clock">How near it is.</param>
public sealed record FactionStanding(int Faction, Fact Goal, StoryClock Clock);
