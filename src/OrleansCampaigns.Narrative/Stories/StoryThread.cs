namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A promise, debt, oath or grudge that was opened in play and asks to be paid off.</summary>
/// <param name="Key">Stable: <c>thread/</c> and a running number.</param>
/// <param name="Fact">What stands open. The thread is closed when the fact ends.</param>
/// <param name="Owner">Dense index of the one who has to act.</param>
/// <param name="Stakes">Dense index of the one towards whom.</param>
/// <param name="OpenedChapter">The chapter that opened it.</param>
/// <param name="TouchedChapter">The last chapter with a scene that built on it.</param>
public sealed record StoryThread(string Key, Fact Fact, int Owner, int Stakes, int OpenedChapter, int TouchedChapter);
