using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A draft, whole.</summary>
[Alias("chapter-draft-answer")]
public sealed record ChapterDraftAnswer(ChapterDraft Draft) : Answer;
