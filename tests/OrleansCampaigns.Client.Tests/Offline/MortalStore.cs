using System.Collections.Concurrent;
using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Offline;

/// <summary>
/// A store whose process dies at one of its operations: from then on nothing is written and nothing is answered with success, as if the process were gone.
/// What it wrote is in the store behind it, for the next life.
/// </summary>
/// <param name="inner">The store that outlives it.</param>
/// <param name="diesAt">The operation (1, 2 …) at which it dies; 0: never.</param>
/// <param name="before">Whether that operation is not done any more, or done and not answered.</param>
public sealed class MortalStore(IOfflineStore inner, int diesAt, bool before) : IOfflineStore
{
    private readonly Lock _gate = new();
    private int _operations;

    public Task Died => _died.Task;

    /// <summary>Numbers of updates that were kept, with the channel, in the order of keeping; a replaced replica as null.</summary>
    public ConcurrentQueue<(ChannelKind Channel, long Number)?> Kept { get; } = new();

    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default) => new MortalShelf(this, await inner.OpenAsync(scope, cancellationToken));

    public Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default) => inner.ForgetAsync(scope, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task DoAsync(Func<Task> operation)
    {
        bool isLast;
        lock (_gate)
        {
            ThrowIfDead();
            isLast = ++_operations == diesAt;
            if (isLast && before) _died.SetResult();
        }

        if (!isLast || !before) await operation();
        if (isLast && !before) _died.SetResult();
        ThrowIfDead();
    }

    private void ThrowIfDead()
    {
        if (_died.Task.IsCompleted) throw new DeadException();
    }

    /// <summary>Nobody in the product knows it.</summary>
    public sealed class DeadException() : Exception("The process is dead.");

    private sealed class MortalShelf(MortalStore store, IOfflineShelf inner) : IOfflineShelf
    {
        public Task<OfflineContent> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public Task AddCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.AddCommandAsync(command));

        public Task ChangeCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.ChangeCommandAsync(command));

        public Task RemoveCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.RemoveCommandAsync(command));

        public Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor) => store.DoAsync(async () =>
        {
            await inner.AddUpdatesAsync(updates, cursor);
            foreach (var update in updates) store.Kept.Enqueue((update.Channel, update.Number));
        });

        public Task ReplaceReplicaAsync(OfflineView view) => store.DoAsync(async () =>
        {
            await inner.ReplaceReplicaAsync(view);
            store.Kept.Enqueue(null);
        });

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
