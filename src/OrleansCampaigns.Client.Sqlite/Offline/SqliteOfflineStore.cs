using OrleansCampaigns.Client.Offline;

namespace OrleansCampaigns.Client.Sqlite.Offline;

/// <summary>
/// An offline store in one SQLite file: any number of campaigns, users and services. WAL with an fsync at each commit, so a call that returned is kept whatever ends the
/// process or the machine. One process at a time has the file.
/// </summary>
public sealed class SqliteOfflineStore : IOfflineStore
{
    /// <summary>What <see cref="OpenAsync(string,long,CancellationToken)"/> allows a file by default, without its log. At the bound changes fail with <c>offline.store-full</c> and nothing is lost.</summary>
    public const long BytesMaxDefault = 1L << 30;

    /// <summary>The smallest bound: an empty file with room for a few commands.</summary>
    public const long BytesMaxLeast = 128 * 1024;

    private readonly Lock _gate = new();
    private readonly HashSet<OfflineScope> _open = [];
    private readonly OfflineFile _file;
    private readonly string _path;

    private SqliteOfflineStore(OfflineFile file, string path) => (_file, _path) = (file, path);

    /// <summary>Opens a file, or makes it. Reads it once from end to end to find damage.</summary>
    /// <param name="path">In a folder that exists.</param>
    /// <param name="bytesMax">Bound of the file.</param>
    /// <exception cref="OfflineStoreException">
    /// <c>offline.store-in-use</c>, <c>offline.store-newer</c>, <c>offline.store-foreign</c>, <c>offline.store-corrupt</c>, <c>offline.store-full</c> or
    /// <c>offline.store-unavailable</c>; the file is as it was.
    /// </exception>
    public static async Task<SqliteOfflineStore> OpenAsync(string path, long bytesMax = BytesMaxDefault, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesMax, BytesMaxLeast);
        return new SqliteOfflineStore(await OfflineFile.OpenAsync(path, bytesMax, cancellationToken), path);
    }

    public async Task<IOfflineShelf> OpenAsync(OfflineScope scope, CancellationToken cancellationToken = default)
    {
        Take(scope);
        try
        {
            var (user, campaign) = (SqliteShelf.Stored(scope.User.Value), SqliteShelf.Stored(scope.Campaign.Value));
            var key = await _file.RunAsync(connection =>
            {
                connection.Execute("INSERT INTO scopes (service, user_id, campaign_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", scope.Service, user, campaign);
                return connection.Number("SELECT scope FROM scopes WHERE service = ?1 AND user_id = ?2 AND campaign_id = ?3", scope.Service, user, campaign);
            }, cancellationToken);
            return new SqliteShelf(_file, _path, key, () => Return(scope));
        }
        catch
        {
            Return(scope);
            throw;
        }
    }

    public async Task ForgetAsync(OfflineScope scope, CancellationToken cancellationToken = default)
    {
        Take(scope);
        try
        {
            var (user, campaign) = (SqliteShelf.Stored(scope.User.Value), SqliteShelf.Stored(scope.Campaign.Value));
            await _file.RunAsync(connection => connection.Execute("DELETE FROM scopes WHERE service = ?1 AND user_id = ?2 AND campaign_id = ?3", scope.Service, user, campaign), cancellationToken);
        }
        finally
        {
            Return(scope);
        }
    }

    /// <summary>Closes the file. Dispose of its campaigns first.</summary>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private void Take(OfflineScope scope)
    {
        lock (_gate)
            if (!_open.Add(scope)) throw new OfflineStoreException(OfflineStoreException.CampaignOpen, "This campaign is open already.");
    }

    private void Return(OfflineScope scope)
    {
        lock (_gate) _open.Remove(scope);
    }
}
