using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>The whole campaign as the asker sees it at one moment.</summary>
/// <remarks>Answered with <see cref="EverythingAnswer"/>.</remarks>
[Alias("view-everything")]
public sealed record ViewEverything : Query;
