using System.Collections.Immutable;
using System.Diagnostics;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Client.Offline;

namespace OrleansCampaigns.OfflineApp;

/// <summary>Kills its own process, with the signal that nothing can catch, at one of its operations. Writes into the diary which updates it keeps.</summary>
public sealed class DyingStore(IOfflineStore inner, AppOrders orders, Diary diary) : IOfflineStore
{
    private int _operations;

    public async Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default) => new Shelf(this, await inner.OpenAsync(scope, cancellationToken));

    public Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default) => inner.ForgetAsync(scope, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task DoAsync(Func<Task> operation, string? kept = null)
    {
        var isLast = Interlocked.Increment(ref _operations) == orders.DieAt;
        if (isLast && orders.Before) await DieAsync();
        if (kept is not null) diary.Write($"keeping {kept}");
        await operation();
        if (isLast) await DieAsync();
        if (kept is not null) diary.Write($"kept {kept}");
    }

    private static Task DieAsync()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        return new TaskCompletionSource().Task;
    }

    private static string NumbersOf(ImmutableArray<FeedUpdate> updates) => string.Join(' ', updates.Select(update => $"{update.Channel}:{update.Number}"));

    private sealed class Shelf(DyingStore store, IOfflineShelf inner) : IOfflineShelf
    {
        public Task<OfflineContent> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public Task AddCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.AddCommandAsync(command));

        public Task ChangeCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.ChangeCommandAsync(command));

        public Task RemoveCommandAsync(QueuedCommand command) => store.DoAsync(() => inner.RemoveCommandAsync(command));

        public Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor) => store.DoAsync(() => inner.AddUpdatesAsync(updates, cursor), NumbersOf(updates));

        public Task ReplaceReplicaAsync(OfflineView view) =>
            store.DoAsync(() => inner.ReplaceReplicaAsync(view), $"view {view.Channel}:{view.Cursor!.MainNumber} Own:{view.Cursor.OwnNumber}");

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
