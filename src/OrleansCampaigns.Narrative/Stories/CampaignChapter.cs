namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Act">1 opens, 2 tightens, 3 turns, 4 resolves.</param>
/// <param name="Plan">With the expected outcomes of those before.</param>
/// <param name="Aftermath">And what happens after it.</param>
public sealed record CampaignChapter(int Act, ChapterPlan Plan, PlayedChapter Aftermath);
