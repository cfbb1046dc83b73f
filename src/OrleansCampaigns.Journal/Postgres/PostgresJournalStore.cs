using System.Collections.Immutable;
using Npgsql;
using static OrleansCampaigns.Journal.Postgres.PostgresRows;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>
/// The journals in PostgreSQL 14 or newer. Keep the connection string's <c>Timeout</c> short (3 s): it is how long a write hangs before an unreachable server
/// becomes a <see cref="JournalUnavailableException"/>, and set <c>No Reset On Close</c>: this store changes no setting of a session, and with the resets it commits a third less.
/// The data source stays the caller's.
/// </summary>
public sealed class PostgresJournalStore(NpgsqlDataSource dataSource) : IJournalStore
{
    /// <summary>Lanes of a <see cref="JournalWriter"/> that pay here: 85–108 thousand rows/s with two, 64–75 with one (2 cores, fsync on).</summary>
    public const int LanesBest = 2;

    private static readonly TimeSpan ConflictPauseMax = TimeSpan.FromMilliseconds(10);

    public async Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken)
    {
        const string sql = $"""
            INSERT INTO journal_heads AS head (campaign_id, epoch, sequence, hash) VALUES ($1, 1, 0, $2)
            ON CONFLICT (campaign_id) DO UPDATE SET epoch = head.epoch + 1
            RETURNING {HeadColumns}
            """;
        var heads = await QueryAsync(sql, Head, cancellationToken, campaignId, JournalChain.Genesis.ToArray());
        return heads[0];
    }

    public async Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends)
    {
        var sorted = appends.OrderBy(append => append.CampaignId).ToArray();
        var outcomes = await CommitAsync(sorted) ?? await CommitEachAsync(sorted);
        return [.. appends.Select(append => outcomes[append.CampaignId])];
    }

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"SELECT {RowColumns} FROM journal WHERE campaign_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
        return QueryAsync(sql, Row, cancellationToken, campaignId, afterSequence, rowsMax);
    }

    public async Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"SELECT {RowColumns} FROM journal WHERE campaign_id = $1 AND sequence <= $2 ORDER BY sequence DESC LIMIT $3";
        var newestFirst = await QueryAsync(sql, Row, cancellationToken, campaignId, throughSequence, rowsMax);
        return [.. newestFirst.Reverse()];
    }

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"""
            SELECT {RowColumns} FROM journal
            WHERE campaign_id = $1 AND entity_id = $2 AND entity_version > $3 ORDER BY entity_version LIMIT $4
            """;
        return QueryAsync(sql, Row, cancellationToken, campaignId, entityId, afterVersion, rowsMax);
    }

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken) =>
        QueryAsync($"SELECT {RowColumns} FROM journal WHERE campaign_id = $1 AND command_id = $2 ORDER BY command_index", Row, cancellationToken, campaignId, commandId);

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken)
    {
        ReadBound.Check(campaignIds.Count);
        return QueryAsync($"SELECT {HeadColumns} FROM journal_heads WHERE campaign_id = ANY($1)", Head, cancellationToken, campaignIds.ToArray());
    }

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(headsMax);
        return QueryAsync($"SELECT {HeadColumns} FROM journal_heads WHERE campaign_id > $1 ORDER BY campaign_id LIMIT $2", Head, cancellationToken, after, headsMax);
    }

    public Task PingAsync(CancellationToken cancellationToken) =>
        QueryAsync("SELECT 1", reader => reader.GetInt32(0), cancellationToken);

    /// <summary>One autocommitted statement; null when a unique key stopped it, so that nothing was written.</summary>
    private async Task<Dictionary<Guid, AppendOutcome>?> CommitAsync(IReadOnlyList<JournalAppend> appends)
    {
        try
        {
            var moved = await ExecuteAsync(appends);
            return appends.ToDictionary(append => append.CampaignId, append => moved.Contains(append.CampaignId) ? AppendOutcome.Committed : AppendOutcome.FenceLost);
        }
        catch (PostgresException exception) when (PostgresFailure.IsUniqueViolation(exception))
        {
            return null;
        }
    }

    /// <summary>One transaction for each campaign, after a unique key stopped them all: finds the guilty one and lets the others through.</summary>
    private async Task<Dictionary<Guid, AppendOutcome>> CommitEachAsync(IReadOnlyList<JournalAppend> appends)
    {
        var outcomes = new Dictionary<Guid, AppendOutcome>();
        var begun = false;
        foreach (var append in appends)
        {
            try
            {
                var moved = await ExecuteAsync([append]);
                outcomes[append.CampaignId] = moved.Count == 1 ? AppendOutcome.Committed : AppendOutcome.FenceLost;
                begun |= moved.Count == 1;
            }
            catch (PostgresException exception) when (PostgresFailure.IsUniqueViolation(exception))
            {
                outcomes[append.CampaignId] = PostgresFailure.IsDuplicateCommand(exception) ? AppendOutcome.DuplicateCommand : AppendOutcome.FenceLost;
            }
            catch (JournalUnavailableException exception) when (begun)
            {
                throw new JournalOutcomeUnknownException("PostgreSQL went away between the transactions of one batch.", exception);
            }
        }

        return outcomes;
    }

    /// <summary>Throws a <see cref="PostgresException"/> for unique violations only.</summary>
    private async Task<HashSet<Guid>> ExecuteAsync(IReadOnlyList<JournalAppend> appends)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ExecuteOnceAsync(appends);
            }
            catch (PostgresException exception) when (PostgresFailure.IsConflictVictim(exception))
            {
                if (attempt == JournalLimits.ConflictTriesMax) throw PostgresFailure.Unavailable(exception);
            }

            await Task.Delay(ConflictPauseMax * Random.Shared.NextDouble());
        }
    }

    private async Task<HashSet<Guid>> ExecuteOnceAsync(IReadOnlyList<JournalAppend> appends)
    {
        await using var connection = await OpenAsync(CancellationToken.None);
        await using var command = AppendStatement.Bind(connection, appends);
        try
        {
            await command.PrepareAsync(CancellationToken.None);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }

        try
        {
            var moved = new HashSet<Guid>(appends.Count);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) moved.Add(reader.GetGuid(0));

            // The commit itself comes after the last row; its error would too.
            await reader.NextResultAsync();
            return moved;
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception) && !PostgresFailure.IsConflictVictim(exception) && !PostgresFailure.IsUniqueViolation(exception))
        {
            throw PostgresFailure.WhileCommitting(exception);
        }
    }

    private async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] arguments)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments) command.Parameters.Add(new NpgsqlParameter { Value = argument });
        try
        {
            return await ReadAllAsync(command, read, cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await dataSource.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }
}
