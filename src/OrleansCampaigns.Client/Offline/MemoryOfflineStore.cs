using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// An offline store for the life of the process: it outlives connections and campaigns that are closed and opened again, and nothing else. Holds what
/// <see cref="OfflineCampaignOptions"/> bounds; the replica beside it is as large as the campaign's views and at most <see cref="OfflineReplica.UpdatesMax"/> updates.
/// </summary>
public sealed class MemoryOfflineStore : IOfflineStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OfflineScope, Shelf> _shelves = [];

    public Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue(scope, out var shelf)) _shelves.Add(scope, shelf = new Shelf(_gate));
            shelf.Take();
            return Task.FromResult<IOfflineShelf>(shelf);
        }
    }

    public Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_shelves.TryGetValue(scope, out var shelf)) shelf.Take();
            _shelves.Remove(scope);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Shelf(Lock gate) : IOfflineShelf
    {
        private readonly SortedDictionary<long, QueuedCommand> _commands = [];
        private readonly Queue<OwnCommand> _own = [];
        private StoredReplica? _replica;
        private bool _taken;

        public void Take()
        {
            if (_taken) throw new OfflineStoreException(OfflineStoreException.CampaignOpen, "This campaign is open already.");
            _taken = true;
        }

        public Task<OfflineContent> LoadAsync(CancellationToken cancellationToken)
        {
            lock (gate) return Task.FromResult(new OfflineContent(_replica, [.. _commands.Values], [.. _own]));
        }

        public Task AddCommandAsync(QueuedCommand command) => Do(() => _commands.Add(command.Position, command));

        public Task ChangeCommandAsync(QueuedCommand command) => Do(() => _commands[command.Position] = command);

        public Task RemoveCommandAsync(QueuedCommand command) => Do(() =>
        {
            _commands.Remove(command.Position);
            if (OwnCommand.Of(command) is { } own) _own.Enqueue(own);
            while (_own.Count > OfflineContent.OwnMax) _own.Dequeue();
        });

        public Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor) => Do(() =>
        {
            var kept = _replica!.Updates.Select(update => (update.Channel, update.Number)).ToHashSet();
            foreach (var update in updates)
                if (!kept.Add((update.Channel, update.Number))) throw new InvalidOperationException($"Update {update.Number} of {update.Channel} is kept already.");
            _replica = _replica with { Updates = [.. _replica.Updates, .. updates], Cursor = cursor };
        });

        public Task ReplaceReplicaAsync(OfflineView view) =>
            Do(() => _replica = new StoredReplica(view.Channel, view.Main, view.Own, [], view.Cursor, view.ToSeenVersions()));

        public ValueTask DisposeAsync()
        {
            lock (gate) _taken = false;
            return ValueTask.CompletedTask;
        }

        private Task Do(Action change)
        {
            lock (gate) change();
            return Task.CompletedTask;
        }
    }
}
