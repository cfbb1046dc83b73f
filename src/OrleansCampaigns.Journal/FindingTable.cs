using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace OrleansCampaigns.Journal;

/// <summary>
/// The findings of all campaigns, in a table of their own: they are there for whoever looks after a campaign whose journal cannot be read. The same finding is one row however
/// often it is found. Every method may throw <see cref="JournalUnavailableException"/>.
/// </summary>
public sealed class FindingTable(DbDataSource database)
{
    /// <summary>Rows of one page.</summary>
    public const int PageMax = 500;

    /// <summary>Repaired findings that a campaign keeps; the others go, those repaired longest ago first, when a verification ends. How long one is kept is the caller's (<see cref="ForgetAsync"/>).</summary>
    public const int RepairedMax = 1_000;

    private const string Columns = "campaign_id, code, sequence, entity_kind, entity_id, expected, found, first_seen, last_seen, times, repaired_at";

    private readonly Tables _tables = new(database);

    /// <summary>Found, or found again: then it is open again if it had been repaired.</summary>
    /// <param name="finding">Its <see cref="StoredFinding.LastSeen"/> is when it was found; first time, count and repair are the table's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task SaveAsync(StoredFinding finding, CancellationToken cancellationToken) => _tables.ExecuteAsync(
        $"""
        INSERT INTO findings ({Columns}) VALUES (@campaign, @code, @sequence, @kind, @entity, @expected, @found, @seen, @seen, 1, NULL)
        ON CONFLICT (campaign_id, code, sequence, entity_kind, entity_id) DO UPDATE
        SET expected = excluded.expected, found = excluded.found, last_seen = excluded.last_seen, times = findings.times + 1, repaired_at = NULL
        """,
        cancellationToken,
        [.. KeyOf(finding), ("@expected", finding.Expected), ("@found", finding.Found), ("@seen", Stored(finding.LastSeen))]);

    public Task RepairedAsync(StoredFinding finding, DateTimeOffset at, CancellationToken cancellationToken) => _tables.ExecuteAsync(
        """
        UPDATE findings SET repaired_at = @at
        WHERE campaign_id = @campaign AND code = @code AND sequence = @sequence AND entity_kind = @kind AND entity_id = @entity
        """,
        cancellationToken,
        [.. KeyOf(finding), ("@at", Stored(at))]);

    /// <summary>Closes what a whole verification that began at <paramref name="began"/> did not find any more, and removes what goes beyond <see cref="RepairedMax"/>.</summary>
    public async Task CloseOlderAsync(Guid campaign, DateTimeOffset began, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await _tables.ExecuteAsync(
            "UPDATE findings SET repaired_at = @at WHERE campaign_id = @campaign AND repaired_at IS NULL AND last_seen < @began",
            cancellationToken, ("@campaign", Stored(campaign)), ("@began", Stored(began)), ("@at", Stored(at)));
        const string order = "repaired_at DESC, code DESC, sequence DESC, entity_kind DESC, entity_id DESC";
        await _tables.ExecuteAsync(
            $"""
            DELETE FROM findings WHERE campaign_id = @campaign AND repaired_at IS NOT NULL AND (repaired_at, code, sequence, entity_kind, entity_id) <=
                (SELECT repaired_at, code, sequence, entity_kind, entity_id FROM findings WHERE campaign_id = @campaign AND repaired_at IS NOT NULL ORDER BY {order} LIMIT 1 OFFSET {RepairedMax})
            """,
            cancellationToken, ("@campaign", Stored(campaign)));
    }

    /// <summary>How many are open, by code; codes of which none is are left out.</summary>
    public async Task<ImmutableDictionary<string, long>> CountOpenAsync(CancellationToken cancellationToken) =>
        (await _tables.QueryAsync(
            "SELECT code, count(*) FROM findings WHERE repaired_at IS NULL GROUP BY code", reader => KeyValuePair.Create(reader.GetString(0), reader.GetInt64(1)), cancellationToken))
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Forgets what was repaired before <paramref name="before"/>, so that the table does not grow for ever.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _tables.ExecuteAsync("DELETE FROM findings WHERE repaired_at < @before", cancellationToken, ("@before", Stored(before)));

    /// <summary>Newest first, at most <see cref="PageMax"/>.</summary>
    /// <param name="campaign">Of one campaign; null: of all.</param>
    /// <param name="openOnly">Without those that were repaired.</param>
    /// <param name="skip">Those already read.</param>
    /// <param name="limit">1 to <see cref="PageMax"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ImmutableArray<StoredFinding>> ListAsync(Guid? campaign, bool openOnly, int skip, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, PageMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var sql = $"SELECT {Columns} FROM findings WHERE (@campaign = '' OR campaign_id = @campaign) AND (@open = 0 OR repaired_at IS NULL) "
            + "ORDER BY last_seen DESC, campaign_id, code, sequence, entity_kind, entity_id LIMIT @limit OFFSET @skip";
        return _tables.QueryAsync(
            sql, Read, cancellationToken,
            ("@campaign", campaign is { } one ? Stored(one) : ""), ("@open", openOnly ? 1L : 0L), ("@limit", (long)limit), ("@skip", (long)skip));
    }

    private static (string, object)[] KeyOf(StoredFinding finding) =>
    [
        ("@campaign", Stored(finding.Campaign)), ("@code", finding.Code), ("@sequence", finding.Sequence),
        ("@kind", finding.EntityKind), ("@entity", finding.EntityId == Guid.Empty ? "" : Stored(finding.EntityId)),
    ];

    private static StoredFinding Read(DbDataReader reader) => new(
        Guid.ParseExact(reader.GetString(0), "N"),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetInt16(3),
        reader.GetString(4) is { Length: > 0 } id ? Guid.ParseExact(id, "N") : Guid.Empty,
        reader.GetString(5),
        reader.GetString(6),
        At(reader.GetInt64(7)),
        At(reader.GetInt64(8)),
        reader.GetInt64(9),
        reader.IsDBNull(10) ? null : At(reader.GetInt64(10)));

    private static string Stored(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);

    private static long Stored(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private static DateTimeOffset At(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
