namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Why somebody who is no player acts.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Goal">What they want to become true.</param>
/// <param name="Belief">What they act on.</param>
public sealed record ReasonBrief(Noun Actor, FactBrief Goal, FactBrief Belief);
