using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>What every feed of this server works with.</summary>
public sealed record FeedParts(CampaignHistory History, CursorCodec Cursors, LiveMetrics Metrics, ILogger<FeedParts> Logger);
