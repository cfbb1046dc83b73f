using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Streams;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Grains.Inbox;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>
/// The connections of this server that follow their user's inbox. Hints of all servers say who has something new; every <see cref="LookEvery"/> one statement asks the store about
/// all users who are here: that is what a lost hint costs at most, and how quiet hours end.
/// </summary>
public sealed class InboxFeeds(IInboxStore store, IServiceProvider services, TimeProvider clock, ILogger<InboxFeeds> logger) : BackgroundService
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Users in one statement.</summary>
    public const int UsersAtOnce = 5_000;

    private static readonly Refusal BadNumber = Refusal.Invalid("inbox.number", "The inbox has no such number.");

    private readonly ConcurrentDictionary<string, InboxFollower> _followers = new();
    private readonly ConcurrentDictionary<Guid, ImmutableHashSet<InboxFollower>> _users = new();
    private readonly SemaphoreSlim _subscribing = new(1);
    private StreamSubscriptionHandle<InboxHints>? _hints;

    /// <summary>Connections that follow.</summary>
    public int Count => _followers.Count;

    /// <summary>Begins anew where the connection says. Nothing goes out before the caller calls <c>Start</c>.</summary>
    /// <exception cref="JournalUnavailableException">The inbox cannot be read.</exception>
    internal async Task<(QueryReply Reply, Action Start)> FollowAsync(LiveConnection connection, UserId user, FollowInbox request, CancellationToken cancellationToken)
    {
        await SubscribeAsync(cancellationToken);
        var head = await store.ReadHeadAsync(user.Value, cancellationToken);
        if (request.After < 0 || request.After > head.Number) return (QueryReply.Of(BadNumber), () => { });
        var times = await store.ReadTimesAsync([user.Value], cancellationToken);
        var follower = new InboxFollower(connection.Hub, user, request.After, head.Number, store) { IsQuiet = IsQuiet(times, user.Value) };
        Leave(connection.Hub.ConnectionId);
        _followers[connection.Hub.ConnectionId] = follower;
        _users.AddOrUpdate(user.Value, [follower], (_, others) => others.Add(follower));
        if (connection.IsClosed) Leave(connection.Hub.ConnectionId);

        // What came between the reading of the head and the entry was hinted to nobody here.
        var (pushed, behind) = (await store.ReadPushedAsync([user.Value], cancellationToken), follower);
        return (QueryReply.Of(new InboxStanding(head.Number, head.Unread)), () =>
        {
            behind.Start();
            if (!pushed.IsEmpty) behind.Offer(pushed[0].Number, entry: null);
        });
    }

    internal void Leave(string connection)
    {
        if (!_followers.TryRemove(connection, out var follower)) return;
        follower.End();
        var user = follower.User.Value;
        while (_users.TryGetValue(user, out var mine))
        {
            var rest = mine.Remove(follower);
            if (rest.IsEmpty ? _users.TryRemove(new(user, mine)) : _users.TryUpdate(user, rest, mine)) return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(LookEvery, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; devices come back with their numbers.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (_users.IsEmpty) return;
            await SubscribeAsync(stoppingToken);
            foreach (var users in _users.Keys.Chunk(UsersAtOnce)) await LookAsync([.. users], stoppingToken);
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            logger.InboxesNotRead(cause);
        }
    }

    /// <summary>Once, when the first follows; without it the looks are all there is.</summary>
    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        if (_hints is not null) return;
        await _subscribing.WaitAsync(cancellationToken);
        try
        {
            _hints ??= await services.GetRequiredKeyedService<IStreamProvider>(CampaignStream.Provider)
                .GetStream<InboxHints>(StreamId.Create(InboxHints.Namespace, InboxHints.Key)).SubscribeAsync((hints, _) => HearAsync(hints));
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            logger.InboxesNotRead(cause);
        }
        finally
        {
            _subscribing.Release();
        }
    }

    private async Task LookAsync(ImmutableArray<Guid> users, CancellationToken stoppingToken)
    {
        var times = await store.ReadTimesAsync(users, stoppingToken);
        var quiet = times.Where(one => InboxClock.IsQuiet(one.Times, clock.GetUtcNow())).Select(one => one.UserId).ToHashSet();
        foreach (var (user, number) in await store.ReadPushedAsync(users, stoppingToken))
        {
            foreach (var follower in _users.GetValueOrDefault(user, []))
            {
                follower.IsQuiet = quiet.Contains(user);
                follower.Offer(number, entry: null);
            }
        }
    }

    /// <summary>One statement reads what all who are here were told; a follower that stands before it needs no other.</summary>
    private async Task HearAsync(InboxHints hints)
    {
        try
        {
            ImmutableArray<(Guid User, long Number)> here = [.. hints.Users.Zip(hints.Numbers).Where(hint => _users.ContainsKey(hint.First))];
            if (here.IsEmpty) return;
            foreach (var entry in await store.FindAsync(here, CancellationToken.None))
                foreach (var follower in _users.GetValueOrDefault(entry.Place.UserId, [])) follower.Offer(entry.Place.Number, entry);
        }
        catch (Exception cause)
        {
            logger.InboxesNotRead(cause);
        }
    }

    public override void Dispose()
    {
        _subscribing.Dispose();
        base.Dispose();
    }

    private bool IsQuiet(ImmutableArray<(Guid UserId, InboxTimes Times)> times, Guid user) =>
        times.Any(one => one.UserId == user && InboxClock.IsQuiet(one.Times, clock.GetUtcNow()));
}
