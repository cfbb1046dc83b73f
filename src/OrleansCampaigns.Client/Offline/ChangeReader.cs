using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>What one reader of the changes has not read yet, at most <paramref name="unreadMax"/> items.</summary>
internal sealed class ChangeReader(int unreadMax, Action<ChangeReader> leave) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ChangeSignal _given = new();
    private Queue<FeedItem> _unread = [];

    /// <summary>Completes when more is given.</summary>
    public Task Given => _given.Next;

    /// <param name="items">What changed, in order.</param>
    /// <param name="now">The views after it, in place of all that is unread when there is no room for it.</param>
    public void Give(IReadOnlyCollection<FeedItem> items, OfflineView? now)
    {
        lock (_gate)
        {
            if (_unread.Count + items.Count > unreadMax && now is not null)
            {
                _unread.Clear();
                _unread.Enqueue(now.ToItem());
            }
            else
            {
                foreach (var item in items) _unread.Enqueue(item);
            }
        }

        _given.Raise();
    }

    public Queue<FeedItem> TakeAll()
    {
        lock (_gate)
        {
            var taken = _unread;
            _unread = [];
            return taken;
        }
    }

    public void Dispose() => leave(this);
}
