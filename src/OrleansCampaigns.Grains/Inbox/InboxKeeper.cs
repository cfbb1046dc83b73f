using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Inbox;

/// <summary>
/// Tells what is due by the clock: that a session starts, and summaries. What is due is in the store, so nothing is lost with a process and nothing has to be armed again; one
/// silo of the cluster looks, which one follows from who is there. While they disagree two may look, and tell once all the same.
/// </summary>
internal sealed class InboxKeeper(
    IInboxStore inboxes, ICalendarStore calendar, IHandlerStore handlers, InboxTeller teller, CampaignReplicas replicas, ISiloStatusOracle silos, TimeProvider clock, ILogger<InboxKeeper> logger)
    : BackgroundService
{
    /// <summary>Members are told of a session's start so long before it.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(30);

    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Of each kind in one <see cref="Beat"/>; what is left is due in the next.</summary>
    public const int DueAtOnce = 500;

    /// <summary>Dates come back from the store to the microsecond.</summary>
    private static readonly TimeSpan SameDate = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// What happens from now on is told. Without this a new installation would begin with the first campaign's handler, and what happened before that was awake would be the past.
    /// </summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await handlers.BeginAsync(NotificationsHandler.HandlerName, clock.GetUtcNow(), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>One look at what is due.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var start in await calendar.ListDueStartsAsync(now, DueAtOnce, cancellationToken)) await TryTellAsync(() => TellStartAsync(start, now, cancellationToken), cancellationToken);
        foreach (var digest in await inboxes.ListDueDigestsAsync(now, DueAtOnce, cancellationToken)) await TryTellAsync(() => TellDigestAsync(digest, now, cancellationToken), cancellationToken);
    }

    /// <summary>What cannot be told now, because its campaign cannot be read, is due in the next look, and keeps nobody else waiting.</summary>
    private async Task TryTellAsync(Func<Task> tell, CancellationToken cancellationToken)
    {
        try
        {
            await tell();
        }
        catch (Exception cause) when (!cancellationToken.IsCancellationRequested)
        {
            logger.ClockNotKept(cause);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Beat, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The silo stops; another looks.
        }
    }

    private async Task TryLookAsync(CancellationToken stoppingToken)
    {
        try
        {
            var active = silos.GetApproximateSiloStatuses(onlyActive: true).Keys;
            if (active.Contains(silos.SiloAddress) && CampaignPlacementDirector.HomeOf(default, active).Equals(silos.SiloAddress)) await LookAsync(stoppingToken);
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            logger.ClockNotKept(cause);
        }
    }

    /// <summary>Nobody is told of a session that has begun, or begins at another time by now: its new date is due by itself.</summary>
    private async Task TellStartAsync(SessionStart start, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now >= start.StartsAt)
        {
            await calendar.ToldStartAsync(start, cancellationToken);
            return;
        }

        var replica = await replicas.GetAsync(new CampaignId(start.CampaignId), cancellationToken);
        await replica.CatchUpAsync(cancellationToken);
        var world = replica.World;
        if (world.Sessions.TryGetValue(new SessionId(start.SessionId), out var session) && session.Status == SessionStatus.Planned
            && session.StartsAt is { } startsAt && (startsAt - start.StartsAt).Duration() < SameDate)
        {
            var notice = new InboxNotice(CauseOf(start.SessionId, start.StartsAt.UtcTicks), start.CampaignId, (short)InboxKind.SessionStarting, start.SessionId, now, world.Sequence);
            var content = new InboxContent(session.Name, start.SessionId, start.StartsAt);
            foreach (var audience in (ChannelKind[])[ChannelKind.GameMasters, ChannelKind.Table])
            {
                var members = world.Campaign.Members.Where(member => Channel.MainOf(member.Value.Role) == audience).Select(member => member.Key).ToList();
                await teller.TellAsync(notice, (short)audience, content, members, cancellationToken);
            }
        }

        await calendar.ToldStartAsync(start, cancellationToken);
    }

    /// <summary>One that sums up nothing is not told.</summary>
    private async Task TellDigestAsync(InboxDigest digest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (digest.Gathered > 0)
        {
            var notice = new InboxNotice(CauseOf(digest.UserId, digest.DueAt.UtcTicks), Guid.Empty, (short)InboxKind.Digest, Guid.Empty, now, AsOf: 0);
            await teller.TellAsync(notice, (short)ChannelKind.Own, new InboxContent(Count: digest.Gathered), [new(digest.UserId)], cancellationToken);
        }

        await inboxes.GaveDigestAsync(digest, digest.Head, InboxClock.NextDigest(digest.Times, now), cancellationToken);
    }

    /// <summary>The same for the same thing at the same time, whoever tells it.</summary>
    private static Guid CauseOf(Guid what, long when)
    {
        Span<byte> named = stackalloc byte[24];
        what.TryWriteBytes(named);
        BitConverter.TryWriteBytes(named[16..], when);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
