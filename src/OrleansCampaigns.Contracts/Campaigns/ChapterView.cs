namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Where a chapter stands. Everybody sees published ones; only game masters see the others.</summary>
[Alias("chapter-status")]
public enum ChapterStatus
{
    Draft,
    Published,
    Retracted,
    Archived,
}

/// <summary>A chapter as one audience sees it.</summary>
/// <param name="Chapter">The chapter.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
/// <param name="Status">For players always <see cref="ChapterStatus.Published"/>.</param>
/// <param name="RetractionReason">Why it was taken back; null unless it is retracted.</param>
[Alias("chapter-view")]
public sealed record ChapterView(
    ChapterId Chapter,
    string Title,
    string Text,
    ChapterStatus Status,
    string? RetractionReason = null);
