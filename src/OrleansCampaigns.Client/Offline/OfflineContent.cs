using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>What a shelf holds when it is opened.</summary>
/// <param name="Replica">Null before the first view.</param>
/// <param name="Commands">In the order of their positions.</param>
public sealed record OfflineContent(StoredReplica? Replica, ImmutableArray<QueuedCommand> Commands)
{
    public static OfflineContent Empty { get; } = new(null, []);
}

/// <summary>Views as they were once, all updates since, and the cursor behind the last of these.</summary>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Main">What it saw when the views were stored.</param>
/// <param name="Own">What the viewer alone saw then.</param>
/// <param name="Updates">In the order received.</param>
/// <param name="Cursor">Where the feed goes on; null when another build of the contracts wrote the views: they can be shown, but may lack what this build knows, so the feed starts anew.</param>
public sealed record StoredReplica(ChannelKind Channel, LiveView Main, OwnView Own, ImmutableArray<FeedUpdate> Updates, FeedCursor? Cursor);
