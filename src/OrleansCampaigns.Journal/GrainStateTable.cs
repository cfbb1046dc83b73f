using System.Data.Common;
using System.Globalization;

namespace OrleansCampaigns.Journal;

/// <summary>A stored grain state as bytes.</summary>
/// <param name="Key">The GUID in the grain's key.</param>
/// <param name="Extension">The extension of the grain's key; empty: none.</param>
/// <param name="StateName">The name of the state.</param>
/// <param name="Version">Raised with each write.</param>
/// <param name="Payload">As the grain storage wrote it.</param>
public sealed record StoredGrainState(Guid Key, string Extension, string StateName, int Version, byte[] Payload);

/// <summary>The states that Orleans' ADO.NET grain storage keeps, read past it: no grain has to be activated to look at what is stored. Every method may throw <see cref="JournalUnavailableException"/>.</summary>
/// <param name="database">Where <c>orleans_storage</c> is.</param>
/// <param name="serviceId">The deployment's.</param>
public sealed class GrainStateTable(DbDataSource database, string serviceId)
{
    private const string Where =
        "grain_id_0 = @key0 AND grain_id_1 = @key1 AND service_id = @service AND state_name = @state AND coalesce(id_extension, '') = @extension";

    private readonly Tables _tables = new(database);

    /// <summary>Null when there is none, or it was cleared.</summary>
    public async Task<StoredGrainState?> ReadAsync(Guid key, string extension, string stateName, CancellationToken cancellationToken)
    {
        var rows = await _tables.QueryAsync(
            $"SELECT version, payload FROM orleans_storage WHERE {Where} AND payload IS NOT NULL",
            reader => new StoredGrainState(key, extension, stateName, Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture), reader.GetFieldValue<byte[]>(1)),
            cancellationToken,
            KeyOf(key, extension, stateName));
        return rows is [var first, ..] ? first : null;
    }

    /// <summary>False when it is gone or was written again since it was read.</summary>
    public async Task<bool> DeleteAsync(StoredGrainState read, CancellationToken cancellationToken) =>
        await _tables.ExecuteAsync(
            $"DELETE FROM orleans_storage WHERE {Where} AND version = @version",
            cancellationToken, [.. KeyOf(read.Key, read.Extension, read.StateName), ("@version", read.Version)]) == 1;

    /// <summary>The provider splits a GUID into two numbers, low bytes first.</summary>
    private (string, object)[] KeyOf(Guid key, string extension, string stateName)
    {
        var bytes = key.ToByteArray();
        return
        [
            ("@key0", BitConverter.ToInt64(bytes, 0)), ("@key1", BitConverter.ToInt64(bytes, 8)), ("@service", serviceId),
            ("@state", stateName), ("@extension", extension),
        ];
    }
}
