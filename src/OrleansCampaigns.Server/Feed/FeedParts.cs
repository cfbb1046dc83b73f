using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Feed;

/// <summary>What every feed of this server works with.</summary>
public sealed record FeedParts(CampaignHistory History, CursorCodec Cursors, VersionTokens Versions, LiveMetrics Metrics, ILogger<FeedParts> Logger);
