using Microsoft.Data.Sqlite;
using OrleansCampaigns.Client.Offline;

namespace OrleansCampaigns.Client.Sqlite.Offline;

/// <summary>The one place that says what a failure of SQLite means to an application. Result codes: https://www.sqlite.org/rescode.html</summary>
internal static class OfflineFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>Before a commit: nothing was kept.</summary>
    public static Exception Of(SqliteException cause, string path) => cause.SqliteErrorCode switch
    {
        Busy or Locked => new OfflineStoreException(OfflineStoreException.InUse, $"{path} is open elsewhere.", cause),
        Corrupt or NotADatabase => CorruptFile(path, cause),
        Full => new OfflineStoreException(OfflineStoreException.Full, $"There is no room for {path}; nothing was kept.", cause),
        Constraint => new InvalidOperationException($"The content of {path} and that of the memory differ.", cause),
        _ => new OfflineStoreException(OfflineStoreException.Unavailable, $"{path} cannot be used now ({cause.SqliteExtendedErrorCode}); nothing was kept.", cause),
    };

    /// <summary>After a failed write or fsync the commit may still be in the log, and the next opening may find it there.</summary>
    public static OfflineStoreException WhileCommitting(SqliteException cause, string path) =>
        new(OfflineStoreException.Failed, $"Whether the newest change is in {path} is not known ({cause.SqliteExtendedErrorCode}). Open it again.", cause);

    public static OfflineStoreException CorruptFile(string path, Exception? cause) =>
        new(OfflineStoreException.Corrupt, $"{path} is damaged, or is not an offline file.", cause);
}
