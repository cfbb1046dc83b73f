namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One line of the table of contents.</summary>
/// <param name="Number">One-based, counted among the chapters that the reader sees.</param>
/// <param name="Chapter">The chapter.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">For players always <see cref="ChapterStatus.Published"/>.</param>
public sealed record ChapterHeading(int Number, ChapterId Chapter, string Title, ChapterStatus Status);
