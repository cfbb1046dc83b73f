namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Place">Key.</param>
/// <param name="Change">What was added.</param>
public sealed record RegionChange(string Place, RegionValues Change);
