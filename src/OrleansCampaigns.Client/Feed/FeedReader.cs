using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Feed;

/// <summary>Follows while it is enumerated, over as many connections as it takes; hands each update out once and in order, and folds it into <see cref="State"/>.</summary>
internal sealed class FeedReader(CampaignConnectionOptions options, ServerRound servers) : IAsyncEnumerable<FeedItem>
{
    /// <summary>After so many gaps without an update in between the cursor itself is doubted, and the views are fetched anew.</summary>
    private const int GapsBeforeFreshView = 2;

    private const string CursorRefusals = "cursor.";

    private int _reading;
    private int _gapsInARow;

    private long _repeatedBefore;
    private FollowRun? _run;
    private ServerLink? _left;

    public FeedState? State { get; private set; } = options.From;

    public long Gaps { get; private set; }

    public long Repeated => _repeatedBefore + (_run?.Repeated ?? 0);

    public IAsyncEnumerator<FeedItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<FeedItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 1) throw new InvalidOperationException("The updates of a connection have one reader at a time.");
        ServerLink? link = null;
        try
        {
            while (true)
            {
                link = await servers.LinkAsync(cancellationToken);
                if (link == _left) link.Abandon();
                if (link.IsLost) continue;
                var run = new FollowRun(options.Campaign, options.UnreadUpdatesMax);
                if (await TryFollowAsync(link, run, cancellationToken) is not { } start) continue;
                (_run, _repeatedBefore) = (run, Repeated);
                if (Stand(start) is { } replaced) yield return replaced;
                run.Begin(start, State!.Cursor);
                await foreach (var (item, position) in run.Ready.ReadAllAsync(cancellationToken))
                {
                    if (item is FeedUpdate update)
                    {
                        State = State.After(update, position);
                        _gapsInARow = 0;
                    }

                    yield return item;
                }

                Recover(link, run);
            }
        }
        finally
        {
            _left = link;
            if (link is { IsLost: false }) await LeaveAsync(link);
            Volatile.Write(ref _reading, 0);
        }
    }

    /// <summary>Null: not this time; ask again, on whatever link there is then.</summary>
    private async Task<Following?> TryFollowAsync(ServerLink link, FollowRun run, CancellationToken cancellationToken)
    {
        var request = WireMessage.From(new FollowRequest(options.Campaign, State?.Cursor.ToResumePoint(), options.WithVersions ? true : null));
        FollowReply reply;
        try
        {
            reply = await link.FollowAsync(request, run, cancellationToken);
        }
        catch (Exception lost) when (lost is not JsonException && !cancellationToken.IsCancellationRequested)
        {
            // Lost, stuck or broken: in any case another connection is the cure.
            link.Abandon();
            return null;
        }

        if (reply.Following is { } start) return start;
        var refusal = reply.Refusal!;
        if (State is not null && refusal.Code.StartsWith(CursorRefusals, StringComparison.Ordinal)) State = null;
        else if (refusal.Kind is RefusalKind.Unavailable or RefusalKind.TooMany) await Task.Delay(refusal.RetryAfter ?? options.FirstPause, options.Clock, cancellationToken);
        else throw new CampaignRefusedException(refusal);
        return null;
    }

    /// <summary>Where the answer puts the reader: where it stood, or at new views.</summary>
    private ViewReplaced? Stand(Following start)
    {
        if (start.Positions.IsDefault || start.Positions.Length != 2) throw new JsonException("A following has two positions.");
        if (start.Resumed && State is not null)
        {
            State = State with { Cursor = State.Cursor with { Ticket = start.Ticket } };
            return null;
        }

        if (start is not { Main: { } main, Own: { } own }) throw new JsonException("A following that is not resumed has views.");
        State = new FeedState(FeedCursor.At(start), main, own);
        return new ViewReplaced(start.Channel, main, own, start.Versions);
    }

    /// <summary>
    /// Whatever ended it, frames of this follow can still be on their way, and would look like gaps in the next one: that gets a new connection.
    /// After a reset none are: the server stops before it says so.
    /// </summary>
    private void Recover(ServerLink link, FollowRun run)
    {
        if (run.End == FollowEnd.Gap)
        {
            Gaps++;
            options.OnGap?.Invoke(run.Gap!);
        }

        if (run.End == FollowEnd.Reset || (run.End == FollowEnd.Gap && ++_gapsInARow >= GapsBeforeFreshView)) State = null;
        if (run.End != FollowEnd.Reset) link.Abandon();
    }

    /// <summary>Tells the server that nobody reads. The connection stays for commands.</summary>
    private static async Task LeaveAsync(ServerLink link)
    {
        try
        {
            await link.UnfollowAsync(CancellationToken.None);
        }
        catch (Exception lost) when (lost is InvalidOperationException or IOException or OperationCanceledException)
        {
            link.Abandon();
        }
    }
}
