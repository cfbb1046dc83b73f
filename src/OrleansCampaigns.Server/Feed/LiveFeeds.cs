using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Feed;

/// <summary>
/// This server's feeds, one for each campaign that anybody here follows. A follower enters and leaves its feed, and the feed itself comes and goes, under one gate, so
/// no feed is let go with a follower in it.
/// </summary>
public sealed class LiveFeeds(CampaignReplicas replicas, FeedParts parts, CampaignSignals signals, KnownCampaigns campaigns) : IAsyncDisposable
{
    /// <summary>Campaigns that one connection may follow at once; the next is refused.</summary>
    public const int CampaignsPerConnectionMax = 100;

    /// <summary>Replicas that may be let go or fault between being read and being watched, one after the other; then the viewer is asked to come again.</summary>
    private const int TriesMax = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<CampaignId, CampaignFeed> _feeds = [];

    /// <summary>For each follower of this server, the updates that wait for its connection.</summary>
    internal IReadOnlyCollection<long> Waiting
    {
        get
        {
            List<Follower> followers;
            lock (_gate) followers = [.. _feeds.Values.SelectMany(feed => feed.Followers)];
            return [.. followers.Select(follower => follower.Waiting)];
        }
    }

    private static Refusal Unknown { get; } = Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");

    private static Refusal Unreadable { get; } = Refusal.Unavailable("server.store-unavailable", "The campaign cannot be read now.", TimeSpan.FromSeconds(2));

    private static Refusal TooMany { get; } =
        Refusal.Conflict("limits.too-many-campaigns", $"A connection follows at most {CampaignsPerConnectionMax} campaigns.");

    /// <summary>How many connections of this server follow the campaign, those included whose first answer is under way.</summary>
    public int FollowersOf(CampaignId campaign)
    {
        lock (_gate) return _feeds.TryGetValue(campaign, out var feed) ? feed.Followers.Count : 0;
    }

    /// <summary>Starts or resumes a viewer's feed. Nothing goes out before the caller calls <c>Start</c>, which it does when the reply is in the connection's hands.</summary>
    internal async Task<(FollowReply Reply, Action Start)> FollowAsync(LiveConnection connection, UserId user, FollowRequest request, CancellationToken cancellationToken)
    {
        if (!connection.HasRoomFor(request.Campaign, CampaignsPerConnectionMax)) return Refuse(TooMany);
        if (!await campaigns.ExistsAsync(request.Campaign, cancellationToken)) return Refuse(Unknown);
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var replica = await replicas.GetAsync(request.Campaign, cancellationToken);
            var (following, refusal) = await OpenAsync(replica, user, request, cancellationToken);
            if (following is null) return Refuse(refusal!);
            if (TryEnter(connection, replica, user, following, request.Versions == true) is { } follower) return (new FollowReply(following, null), follower.Start);
            if (connection.IsClosed) break;
        }

        return Refuse(Unreadable);
    }

    /// <summary>After it nothing more of the campaign goes out on the connection.</summary>
    internal void Unfollow(LiveConnection connection, CampaignId campaign) => connection.Leave(campaign, follower => Gone(follower, reason: null));

    /// <summary>The connection is gone: it leaves all, and enters nothing more.</summary>
    internal void Closed(LiveConnection connection) => connection.Close(follower => Gone(follower, reason: null));

    public async ValueTask DisposeAsync()
    {
        List<CampaignFeed> open;
        lock (_gate)
        {
            open = [.. _feeds.Values];
            _feeds.Clear();
        }

        foreach (var feed in open)
        {
            foreach (var follower in feed.Followers) follower.End(reason: null);
            await feed.DisposeAsync();
        }
    }

    private async Task<(Following?, Refusal?)> OpenAsync(CampaignReplica replica, UserId user, FollowRequest request, CancellationToken cancellationToken)
    {
        if (replica.Moment.World.RoleOf(user) is null) await replica.CatchUpAsync(cancellationToken);
        if (replica.Moment.World.RoleOf(user) is null) return (null, Unknown);
        ResumeFrom? from = null;
        if (request.Resume is { } resume)
        {
            var (read, refusal) = parts.Cursors.Read(user, request.Campaign, resume);
            if (refusal is not null) return (null, refusal);
            if (await IsContinuableAsync(replica, read!, user, cancellationToken)) from = read;
        }

        var moment = replica.Moment;
        if (moment.World.RoleOf(user) is not { } role) return (null, Unknown);
        var main = Channel.MainOf(role);
        return (from is null
            ? Fresh(moment, request, user, main)
            : new Following(request.Campaign, main, Resumed: true, request.Resume!.Ticket, request.Resume.Positions, from.MainNumber, from.OwnNumber), null);
    }

    /// <summary>A cursor of another main channel, other audience rules or an earlier membership gets a fresh view instead of wrong numbers.</summary>
    private async Task<bool> IsContinuableAsync(CampaignReplica replica, ResumeFrom from, UserId user, CancellationToken cancellationToken)
    {
        if (IsReached(replica.Moment)) return true;
        await replica.CatchUpAsync(cancellationToken);
        return IsReached(replica.Moment);

        bool IsReached(ReplicaMoment moment) =>
            parts.Cursors.IsCurrent(from, moment, replica.Campaign, user)
            && from.MainNumber <= moment.Heads.Of(new Channel(from.Main)) && from.OwnNumber <= moment.Heads.Of(Channel.Own(user));
    }

    private Following Fresh(ReplicaMoment moment, FollowRequest request, UserId user, ChannelKind main)
    {
        var campaign = request.Campaign;
        var (mainNumber, ownNumber) = (moment.Heads.Of(new Channel(main)), moment.Heads.Of(Channel.Own(user)));
        var (mainView, ownView) = (Views.Main(moment.World, main), Views.Own(moment.World, user));
        return new Following(
            campaign, main, Resumed: false, parts.Cursors.Ticket(moment, campaign, user, mainNumber, ownNumber),
            [parts.Cursors.Position(campaign, new Channel(main), mainNumber), parts.Cursors.Position(campaign, Channel.Own(user), ownNumber)],
            mainNumber, ownNumber, mainView, ownView, request.Versions == true ? VersionsOf(campaign, mainView, ownView, entity => moment.Versions.VisibleTo(main, user, entity)) : null);
    }

    /// <summary>Of what is in the views: that there is anything else must not be told.</summary>
    private ImmutableArray<SeenVersion> VersionsOf(CampaignId campaign, LiveView mainView, OwnView ownView, Func<EntityRef, long> visible)
    {
        EntityRef[] entities =
        [
            new(EntityKind.Campaign, campaign.Value),
            .. mainView.Sessions.Keys.Union(ownView.Sessions.Keys).Select(id => new EntityRef(EntityKind.Session, id.Value)),
            .. mainView.Characters.Keys.Union(ownView.Characters.Keys).Select(id => new EntityRef(EntityKind.Character, id.Value)),
            .. mainView.Regions.Keys.Union(ownView.Regions.Keys).Select(id => new EntityRef(EntityKind.Region, id.Value)),
        ];
        return [.. entities.Select(entity => new SeenVersion(entity, parts.Versions.Of(campaign, entity, visible(entity))))];
    }

    /// <returns>Null when the connection is gone or the replica has been replaced.</returns>
    private Follower? TryEnter(LiveConnection connection, CampaignReplica replica, UserId user, Following following, bool withVersions) =>
        connection.Enter(following.Campaign, () =>
        {
            Follower follower;
            lock (_gate)
            {
                if (FeedOf(replica) is not { } feed) return null;
                follower = new Follower(feed, connection, user, following.Channel, following.MainNumber, following.OwnNumber, withVersions);
                feed.Add(follower);
            }

            signals.Arrived(following.Campaign, user, following.Channel, connection.Hub);
            return follower;
        }, replaced => Left(replaced, reason: null));

    private CampaignFeed? FeedOf(CampaignReplica replica)
    {
        if (_feeds.TryGetValue(replica.Campaign, out var feed) && !feed.Replica.IsOver) return feed.Replica == replica ? feed : null;
        if (CampaignFeed.TryOpen(replica, parts, End) is not { } opened) return null;

        // Followers of a feed whose replica faulted are still being told; it goes with the last of them.
        return _feeds[replica.Campaign] = opened;
    }

    /// <summary>Ended by the feed: the connection forgets it too, unless it follows anew already.</summary>
    private void End(CampaignFeed feed, Follower follower, string? reason)
    {
        if (!follower.Connection.Leave(feed.Replica.Campaign, gone => Gone(gone, reason), only: follower)) Left(follower, reason);
    }

    private void Gone(Follower follower, string? reason)
    {
        signals.Left(follower.Feed.Replica.Campaign, follower.Connection.Hub.ConnectionId);
        Left(follower, reason);
    }

    private void Left(Follower follower, string? reason)
    {
        var feed = follower.Feed;
        CampaignFeed? empty = null;
        lock (_gate)
        {
            if (feed.Remove(follower) && feed.IsEmpty)
            {
                empty = feed;
                if (_feeds.GetValueOrDefault(feed.Replica.Campaign) == feed) _feeds.Remove(feed.Replica.Campaign);
            }
        }

        follower.End(reason);
        if (empty is not null) _ = empty.DisposeAsync().AsTask();
    }

    private static (FollowReply, Action) Refuse(Refusal refusal) => (new FollowReply(null, refusal), () => { });
}
