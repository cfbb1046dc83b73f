using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>The regions that the asker sees, by ascending id.</summary>
/// <param name="After">The last region that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>. Answered with <see cref="RegionsAnswer"/>.</remarks>
[Alias("list-regions")]
public sealed record ListRegions(RegionId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
