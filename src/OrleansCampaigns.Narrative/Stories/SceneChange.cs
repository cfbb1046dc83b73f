namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A typed change of what is true.</summary>
/// <param name="Fact">With keys.</param>
/// <param name="Begins">Becomes true; otherwise ends.</param>
public sealed record SceneChange(string Fact, bool Begins);
