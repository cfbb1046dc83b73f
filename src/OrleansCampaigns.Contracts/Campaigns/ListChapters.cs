using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The table of contents.</summary>
/// <param name="After">The last chapter that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>, <c>page.after</c>. Answered with <see cref="ChaptersAnswer"/>.</remarks>
[Alias("list-chapters")]
public sealed record ListChapters(ChapterId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
