namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A fact that a scene needed.</summary>
/// <param name="Fact">As storylets write it, with keys: <c>threat(faction/1,place/3)</c>.</param>
/// <param name="Source">The event that made it true.</param>
/// <param name="SinceChapter">0 for what was there before the first chapter.</param>
/// <param name="Holds">False for what must not be true, and is not.</param>
public sealed record SceneCause(string Fact, string Source, int SinceChapter, bool Holds);
