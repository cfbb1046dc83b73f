using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>This server's feeds, one for each campaign that anybody here follows.</summary>
public sealed class LiveFeeds(
    CampaignReplicas replicas, CampaignHistory history, CursorCodec cursors, LiveMetrics metrics, CampaignSignals signals, KnownCampaigns campaigns, ILogger<LiveFeeds> logger) : IAsyncDisposable
{
    /// <summary>Campaigns that one connection may follow at once; the next is refused.</summary>
    public const int CampaignsPerConnectionMax = 100;

    private readonly SemaphoreSlim _changing = new(1);
    private readonly ConcurrentDictionary<CampaignId, CampaignFeed> _feeds = new();

    /// <summary>For each follower of this server, the updates that wait for its connection.</summary>
    internal IEnumerable<long> Waiting => _feeds.Values.SelectMany(feed => feed.Followers).Select(follower => follower.Waiting);

    internal CampaignFeed? Find(CampaignId campaign) => _feeds.GetValueOrDefault(campaign);

    /// <summary>Starts or resumes a viewer's feed. The reply is in the connection's hands before the first frame is.</summary>
    internal async Task<(FollowReply Reply, Action Start)> FollowAsync(HubConnectionContext connection, UserId user, FollowRequest request, CancellationToken cancellationToken)
    {
        if (!await campaigns.ExistsAsync(request.Campaign, cancellationToken)) return Refuse(Unknown);
        var replica = await replicas.GetAsync(request.Campaign, cancellationToken);
        if (replica.Fault is not null) return Refuse(Refusal.Unavailable("server.store-unavailable", "The campaign cannot be read now.", TimeSpan.FromSeconds(2)));
        if (replica.Moment.World.RoleOf(user) is null) await replica.CatchUpAsync(cancellationToken);
        var moment = replica.Moment;
        if (moment.World.RoleOf(user) is not { } role) return Refuse(Unknown);
        var main = Channel.MainOf(role);
        ResumeFrom? from = null;
        if (request.Resume is { } resume)
        {
            var (read, refusal) = cursors.Read(user, request.Campaign, resume);
            if (refusal is not null) return Refuse(refusal);
            if (await IsContinuableAsync(replica, read!, main, user, cancellationToken)) from = read;
            moment = replica.Moment;
        }

        var following = from is null
            ? Fresh(moment, request.Campaign, user, main)
            : new Following(request.Campaign, main, Resumed: true, request.Resume!.Ticket, request.Resume.Positions, from.MainNumber, from.OwnNumber);
        return (new FollowReply(following, null), () => _ = AddAsync(replica, connection, user, following));
    }

    internal async Task UnfollowAsync(CampaignId campaign, string connectionId)
    {
        if (!_feeds.TryGetValue(campaign, out var feed)) return;
        feed.Remove(connectionId);
        if (!feed.IsEmpty) return;
        await _changing.WaitAsync();
        try
        {
            if (feed.IsEmpty && _feeds.TryRemove(new(campaign, feed))) await feed.DisposeAsync();
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var feed in _feeds.Values) await feed.DisposeAsync();
        _changing.Dispose();
    }

    /// <summary>A cursor of another main channel or of other audience rules gets a fresh view instead of wrong numbers.</summary>
    private static async Task<bool> IsContinuableAsync(CampaignReplica replica, ResumeFrom from, ChannelKind main, UserId user, CancellationToken cancellationToken)
    {
        if (from.Main != main || from.RulesVersion != Audience.RulesVersion) return false;
        if (IsReached(replica.Moment)) return true;
        await replica.CatchUpAsync(cancellationToken);
        return IsReached(replica.Moment);

        bool IsReached(ReplicaMoment moment) =>
            from.MainNumber <= moment.Heads.Of(new Channel(main)) && from.OwnNumber <= moment.Heads.Of(Channel.Own(user));
    }

    private Following Fresh(ReplicaMoment moment, CampaignId campaign, UserId user, ChannelKind main)
    {
        var (mainNumber, ownNumber) = (moment.Heads.Of(new Channel(main)), moment.Heads.Of(Channel.Own(user)));
        return new Following(
            campaign, main, Resumed: false, cursors.Ticket(user, campaign, main),
            [cursors.Position(campaign, new Channel(main), mainNumber), cursors.Position(campaign, Channel.Own(user), ownNumber)],
            mainNumber, ownNumber, Views.Main(moment.World, main), Views.Own(moment.World, user));
    }

    private async Task AddAsync(CampaignReplica replica, HubConnectionContext connection, UserId user, Following following)
    {
        await _changing.WaitAsync();
        try
        {
            if (connection.ConnectionAborted.IsCancellationRequested) return;
            var feed = _feeds.GetOrAdd(following.Campaign, _ => new CampaignFeed(replica, history, cursors, metrics, lost => signals.Left(following.Campaign, lost.ConnectionId), logger));
            feed.Add(new Follower(feed, connection, user, following.Channel, following.MainNumber, following.OwnNumber));
        }
        finally
        {
            _changing.Release();
        }
    }

    private static Refusal Unknown { get; } = Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");

    private static (FollowReply, Action) Refuse(Refusal refusal) => (new FollowReply(null, refusal), () => { });
}
