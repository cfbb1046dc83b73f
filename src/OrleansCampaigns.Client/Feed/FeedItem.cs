using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Client.Feed;

/// <summary>One thing that a feed hands out.</summary>
public abstract record FeedItem
{
    private protected FeedItem()
    {
    }
}

/// <summary>
/// The views start anew: at the first follow, when the viewer's role or the audience rules changed, or when a cursor was too old to resume.
/// Whatever was built from earlier items is void.
/// </summary>
/// <param name="Channel">The viewer's main channel.</param>
/// <param name="Main">What it sees.</param>
/// <param name="Own">What the viewer alone sees beside it.</param>
/// <param name="Versions">With <see cref="CampaignConnectionOptions.WithVersions"/>: that of each entity in the views.</param>
public sealed record ViewReplaced(ChannelKind Channel, LiveView Main, OwnView Own, ImmutableArray<SeenVersion>? Versions = null) : FeedItem;

/// <summary>The next update of a channel. Per channel the numbers are dense: 1 more than the one before, or than the view's.</summary>
/// <param name="Channel">The viewer's main channel, or <see cref="ChannelKind.Own"/>.</param>
/// <param name="Number">Its place in the channel.</param>
/// <param name="At">When the server recorded it.</param>
/// <param name="Update">The change.</param>
/// <param name="Version">With <see cref="CampaignConnectionOptions.WithVersions"/>: the version of the update's entity after it; null where another entity's change is shown in it.</param>
public sealed record FeedUpdate(ChannelKind Channel, long Number, DateTimeOffset At, Update Update, string? Version = null) : FeedItem;

/// <summary>Who follows now, the whole list. Left out while more than half of the room for unread items is taken.</summary>
public sealed record PresenceSeen(ImmutableArray<PresentMember> Here) : FeedItem;

/// <summary>How a job of the viewer's, or of the campaign that they own, gets on. Left out while more than half of the room for unread items is taken.</summary>
public sealed record JobProgressed(JobProgress Job) : FeedItem;

/// <summary>Newest signals of others. Left out while more than half of the room for unread items is taken.</summary>
public sealed record SignalsSeen(ImmutableArray<Signal> Newest) : FeedItem;
