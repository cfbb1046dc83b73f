using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A page of the table of contents, in its order.</summary>
/// <param name="Chapters">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListChapters.After"/>; null when this is the end.</param>
[Alias("chapters-answer")]
public sealed record ChaptersAnswer(ImmutableArray<ChapterHeading> Chapters, ChapterId? Next = null) : Answer;
