namespace OrleansCampaigns.Contracts.Stories;

/// <summary>What could have stood in a scene's place.</summary>
/// <param name="Storylet">Id.</param>
/// <param name="Why">What weighed most against it, as a sentence.</param>
[Alias("draft-rejection")]
public sealed record DraftRejection(string Storylet, string Why);
