namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Why somebody who is no player acts in a scene.</summary>
/// <param name="Actor">Key.</param>
/// <param name="Goal">What they want to become true.</param>
/// <param name="Belief">What they know and act on.</param>
public sealed record SceneReason(string Actor, string Goal, string Belief);
