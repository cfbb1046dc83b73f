using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a chapter and to its place in the table of contents.</summary>
public abstract record ChapterEvent : CampaignEvent
{
    public abstract ChapterId Chapter { get; init; }
}

[EventType("chapter-drafted", 1)]
public sealed record ChapterDrafted(ChapterId Chapter, string Title, string Text) : ChapterEvent;

[EventType("chapter-retitled", 1)]
public sealed record ChapterRetitled(ChapterId Chapter, string Title) : ChapterEvent;

[EventType("chapter-edited", 1)]
public sealed record ChapterEdited(ChapterId Chapter, string Text) : ChapterEvent;

/// <param name="Chapter">The chapter.</param>
/// <param name="Place">Zero-based, among all chapters, after it was taken out.</param>
[EventType("chapter-moved", 1)]
public sealed record ChapterMoved(ChapterId Chapter, int Place) : ChapterEvent;

[EventType("chapter-published", 1)]
public sealed record ChapterPublished(ChapterId Chapter) : ChapterEvent;

[EventType("chapter-retracted", 1)]
public sealed record ChapterRetracted(ChapterId Chapter, string Reason) : ChapterEvent;

[EventType("chapter-archived", 1)]
public sealed record ChapterArchived(ChapterId Chapter) : ChapterEvent;

[EventType("chapter-restored", 1)]
public sealed record ChapterRestored(ChapterId Chapter) : ChapterEvent;
