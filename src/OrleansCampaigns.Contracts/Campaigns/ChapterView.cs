namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Where a chapter stands. Everybody sees published ones; only game masters see the others.</summary>
[GenerateSerializer, Alias("chapter-status")]
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
[GenerateSerializer, Immutable, Alias("chapter-view")]
public sealed record ChapterView(
    [property: Id(0)] ChapterId Chapter,
    [property: Id(1)] string Title,
    [property: Id(2)] string Text,
    [property: Id(3)] ChapterStatus Status,
    [property: Id(4)] string? RetractionReason = null);
