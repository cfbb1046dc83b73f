using System.Collections.Immutable;
using System.Threading.Channels;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// The local replica: what the feed hands out is kept on the shelf together with the cursor behind it, in one transaction, and only then seen by anybody. What was
/// handed out and not kept when the process ends is handed out again by the server.
/// </summary>
internal sealed class OfflineReplica(IOfflineShelf shelf, OfflineCampaignOptions options)
{
    /// <summary>Items kept in one transaction; what comes while it is written goes into the next.</summary>
    public const int BatchMax = 256;

    /// <summary>Updates on the shelf before the views are written anew in their place.</summary>
    public const int UpdatesMax = 1_024;

    private readonly CampaignId _campaign = options.Connection.Campaign;
    private readonly Lock _gate = new();
    private readonly List<ChangeReader> _readers = [];
    private OfflineView? _view;
    private int _updates;

    /// <summary>Null before the first view.</summary>
    public OfflineView? View => Volatile.Read(ref _view);

    public void Load(StoredReplica? stored)
    {
        _view = stored is null ? null : OfflineView.Of(_campaign, stored);
        _updates = stored?.Updates.Length ?? 0;
    }

    /// <summary>Reads the feed until it ends, and keeps it.</summary>
    /// <param name="heard">Called when the feed is served.</param>
    /// <exception cref="OfflineStoreException">What the connection handed out is not kept: go on with a new connection from <see cref="View"/>.</exception>
    public async Task FollowAsync(CampaignConnection connection, Action heard, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var items = Channel.CreateBounded<(FeedItem Item, FeedState? State)>(BatchMax);
        var reading = ReadAsync(connection, items.Writer, end.Token);
        try
        {
            while (await items.Reader.WaitToReadAsync(cancellationToken))
            {
                heard();
                await KeepAsync(items.Reader);
            }
        }
        finally
        {
            await end.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Gets first the views as they are, then each change after them, until it is disposed.</summary>
    public ChangeReader NewReader()
    {
        lock (_gate)
        {
            var reader = new ChangeReader(options.UnreadChangesMax, Leave);
            _readers.Add(reader);
            if (_view is not null) reader.Give([_view.ToItem()], now: null);
            return reader;
        }
    }

    private static async Task ReadAsync(CampaignConnection connection, ChannelWriter<(FeedItem, FeedState?)> items, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in connection.Updates.WithCancellation(cancellationToken)) await items.WriteAsync((item, connection.State), cancellationToken);
            items.TryComplete();
        }
        catch (Exception end) when (end is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            items.TryComplete(end);
        }
    }

    /// <summary>All that is there, in one transaction, up to <see cref="BatchMax"/> items.</summary>
    internal async Task KeepAsync(ChannelReader<(FeedItem Item, FeedState? State)> items)
    {
        var batch = new List<FeedItem>();
        var updates = ImmutableArray.CreateBuilder<FeedUpdate>();
        ViewReplaced? replaced = null;
        FeedState? state = null;
        while (batch.Count < BatchMax && items.TryRead(out var next))
        {
            if (next.Item is ViewReplaced fresh)
            {
                // Whatever came before it is void.
                replaced = fresh;
                batch.Clear();
                updates.Clear();
            }

            batch.Add(next.Item);
            state = next.State;
            if (next.Item is FeedUpdate update) updates.Add(update);
        }

        var view = replaced is not null ? OfflineView.Of(replaced, state!.Cursor) : _view;
        if (updates.Count > 0) view = view!.After(_campaign, state!, updates);
        if (replaced is not null || _updates + updates.Count > UpdatesMax) await ReplaceAsync(view!);
        else if (updates.Count > 0) await AddAsync(updates.ToImmutable(), state!.Cursor);
        Show(view, batch);
    }

    private async Task AddAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor)
    {
        await shelf.AddUpdatesAsync(updates, cursor);
        _updates += updates.Length;
    }

    private async Task ReplaceAsync(OfflineView view)
    {
        await shelf.ReplaceReplicaAsync(view);
        _updates = 0;
    }

    private void Leave(ChangeReader reader)
    {
        lock (_gate) _readers.Remove(reader);
    }

    private void Show(OfflineView? view, List<FeedItem> items)
    {
        lock (_gate)
        {
            Volatile.Write(ref _view, view);
            foreach (var reader in _readers) reader.Give(items, view);
        }
    }
}
