using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a chapter and to its place in the table of contents.</summary>
public abstract record ChapterEvent : CampaignEvent
{
    public abstract ChapterId Chapter { get; init; }
}

[EventType("chapter-drafted", 1)]
public sealed record ChapterDrafted(ChapterId Chapter, string Title, string Text, ChapterOrigin? Origin = null) : ChapterEvent;

[EventType("chapter-retitled", 1)]
public sealed record ChapterRetitled(ChapterId Chapter, string Title) : ChapterEvent;

/// <param name="Chapter">The chapter.</param>
/// <param name="Text">The whole text after.</param>
/// <param name="Merged">True: not what was sent alone.</param>
/// <param name="Sent">What was sent, where something else came of it.</param>
[EventType("chapter-edited", 1)]
public sealed record ChapterEdited(ChapterId Chapter, string Text, bool? Merged = null, SentText? Sent = null) : ChapterEvent
{
    public override ReceiptOutcome OutcomeOfCommand => Merged == true ? ReceiptOutcome.Merged : ReceiptOutcome.Applied;
}

/// <param name="Chapter">The chapter.</param>
/// <param name="Hunks">From the text before to the text after; empty when what was sent was there already, and all that it tells is <paramref name="Sent"/>.</param>
/// <param name="Merged">True: not what was sent alone.</param>
/// <param name="Sent">What was sent, where something else came of it.</param>
[EventType("chapter-patched", 1)]
public sealed record ChapterPatched(ChapterId Chapter, ImmutableArray<TextHunk> Hunks, bool? Merged = null, SentText? Sent = null) : ChapterEvent
{
    public override ReceiptOutcome OutcomeOfCommand => Merged == true ? ReceiptOutcome.Merged : ReceiptOutcome.Applied;
}

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
