namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <param name="Open">What stands open: a promise, a debt, an oath, a grudge.</param>
/// <param name="Chapters">So many passed without a scene about it.</param>
public sealed record ThreadBrief(FactBrief Open, int Chapters);
