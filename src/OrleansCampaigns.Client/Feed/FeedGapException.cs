using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Feed;

/// <summary>A server sent a number that does not follow on the one before.</summary>
public sealed class FeedGapException(ChannelKind channel, long expected, long received)
    : Exception($"The {channel} channel went on with number {received} instead of {expected}.")
{
    public ChannelKind Channel { get; } = channel;

    public long Expected { get; } = expected;

    public long Received { get; } = received;
}
