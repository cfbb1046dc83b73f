namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Uses">Scenes made of the storylet so far.</param>
/// <param name="LastChapter">The chapter of the last.</param>
public readonly record struct LedgerEntry(int Uses, int LastChapter);
