namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Why somebody who is not a player acts.</summary>
/// <param name="Actor">The role's position.</param>
/// <param name="Goal">What they want to become true. It does not hold yet.</param>
/// <param name="Belief">What they know and act on. It holds.</param>
public sealed record StoryletIntent(int Actor, Literal Goal, Literal Belief);
