namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Why somebody acts.</summary>
/// <param name="Actor">Key.</param>
/// <param name="Goal">The fact that they want.</param>
/// <param name="Belief">The fact that they act on.</param>
[Alias("draft-reason")]
public sealed record DraftReason(string Actor, string Goal, string Belief);
