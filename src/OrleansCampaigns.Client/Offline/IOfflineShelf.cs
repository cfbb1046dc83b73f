using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// One campaign in an <see cref="IOfflineStore"/>. Each call is one transaction: when it returns, all of it is kept as durably as the store keeps anything, and
/// when the process dies before that, all of it or nothing. A call that throws changed nothing, except for <c>offline.store-failed</c>, after which only opening
/// the store again tells. Calls of one shelf do not overlap in what they change; they may come from any thread.
/// </summary>
/// <remarks>All methods throw <see cref="OfflineStoreException"/> when the store cannot do its work.</remarks>
public interface IOfflineShelf : IAsyncDisposable
{
    /// <summary>All that is kept.</summary>
    Task<OfflineContent> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a command that waits. Its position is higher than all that are kept.</summary>
    Task AddCommandAsync(QueuedCommand command);

    /// <summary>Replaces a kept command by its next state, at the same position.</summary>
    Task ChangeCommandAsync(QueuedCommand command);

    /// <summary>Takes a command out: cancelled, or its report acknowledged. Of <see cref="OwnCommand.Of"/> the newest <see cref="OfflineContent.OwnMax"/> are kept.</summary>
    Task RemoveCommandAsync(QueuedCommand command);

    /// <summary>Adds consecutive updates and moves the cursor behind them, both or neither. A number that its channel already holds is refused as a bug.</summary>
    Task AddUpdatesAsync(ImmutableArray<FeedUpdate> updates, FeedCursor cursor);

    /// <summary>Puts new views with their cursor and versions in place of the old ones and all updates after those.</summary>
    /// <param name="view">With a cursor.</param>
    Task ReplaceReplicaAsync(OfflineView view);
}
