namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// Where a client keeps what must outlive a connection: <see cref="MemoryOfflineStore"/> for the life of the process, <c>SqliteOfflineStore</c> (package
/// <c>OrleansCampaigns.Client.Sqlite</c>) for longer. Safe for use by several threads.
/// </summary>
public interface IOfflineStore : IAsyncDisposable
{
    /// <summary>Takes one campaign's shelf; whoever took it has it alone until they dispose of it. A scope that is new to the store has an empty one.</summary>
    /// <exception cref="OfflineStoreException"><c>offline.campaign-open</c>: somebody has it.</exception>
    Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default);

    /// <summary>Removes a campaign with its replica and its queue, commands without an outcome included. Nothing to remove is no error.</summary>
    /// <exception cref="OfflineStoreException"><c>offline.campaign-open</c>: somebody has it.</exception>
    Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default);
}
