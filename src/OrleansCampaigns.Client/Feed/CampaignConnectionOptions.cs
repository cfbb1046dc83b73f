using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Client.Feed;

/// <summary>Where to connect, as whom, and how much may wait.</summary>
public sealed record CampaignConnectionOptions
{
    public required CampaignId Campaign { get; init; }

    /// <summary>Base addresses of any servers of the cluster, at least one. The first try goes to a random one, each next to the next in the list.</summary>
    public required ImmutableArray<Uri> Servers { get; init; }

    /// <summary>Asked before each attempt to connect, so that a token may be renewed.</summary>
    public required Func<CancellationToken, ValueTask<string>> AccessToken { get; init; }

    public HubProtocol Protocol { get; init; } = HubProtocol.MessagePack;

    /// <summary>Continue where an earlier <see cref="CampaignConnection.State"/> stood; null for a fresh view.</summary>
    public FeedState? From { get; init; }

    /// <summary>Ask for the versions at which entities are seen (<see cref="FeedUpdate.Version"/>), about 25 bytes an update, so that commands can name them.</summary>
    public bool WithVersions { get; init; }

    /// <summary>Commands without an answer. At the bound sending is refused with <c>outbox.full</c> and nothing is sent.</summary>
    public int OutboxMax { get; init; } = 1_000;

    /// <summary>
    /// Updates that were received and not yet read from <see cref="CampaignConnection.Updates"/>. At the bound the connection takes no more, and
    /// resumes over a new one where it stopped when the reader has caught up: a slow reader loses nothing and holds no more than this.
    /// </summary>
    public int UnreadUpdatesMax { get; init; } = 10_000;

    /// <summary>One attempt at one server. After it the next server is tried.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A call without an answer for so long means that the server is stuck: the connection is dropped and the command sent again elsewhere. Servers answer within 10 s.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The pause after the first round in which no server could be reached. Doubles with each round; a random half is taken off.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Called when a server broke the promise of numbers without gaps. The connection repairs it by following again; nothing has to be done.</summary>
    public Action<FeedGapException>? OnGap { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
