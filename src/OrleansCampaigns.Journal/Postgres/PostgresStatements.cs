using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>Statements with numbered parameters; what fails leaves as an error of the journal.</summary>
internal sealed class PostgresStatements(NpgsqlDataSource dataSource)
{
    private static readonly TimeSpan ConflictPauseMax = TimeSpan.FromMilliseconds(20);

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            await using var command = Command(sql, arguments);
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    public async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object?[] arguments)
    {
        try
        {
            return await QueryOnceAsync(sql, read, arguments, cancellationToken);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    /// <summary>
    /// Two statements in one transaction. What the first one locks it has waited for, so the second one, which begins then, sees what those who held it have written.
    /// </summary>
    /// <returns>Rows that each of them changed.</returns>
    public async Task<(int First, int Second)> ExecuteBothAsync((string Sql, object?[] Arguments) first, (string Sql, object?[] Arguments) second, CancellationToken cancellationToken)
    {
        try
        {
            await using var batch = dataSource.CreateBatch();
            foreach (var (sql, arguments) in ((string, object?[])[])[first, second])
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var argument in arguments) command.Parameters.Add(Parameter(argument));
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
            return (batch.BatchCommands[0].RecordsAffected, batch.BatchCommands[1].RecordsAffected);
        }
        catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
        {
            throw PostgresFailure.Unavailable(exception);
        }
    }

    /// <summary>
    /// Statements of one transaction, each of which sees what was committed when it began, and that others of their kind may get in the way of: then they are tried again, at most
    /// <see cref="JournalLimits.ConflictTriesMax"/> times in all. Each has to return rows; those of the last are the answer.
    /// </summary>
    public async Task<ImmutableArray<T>> ContestAsync<T>(ImmutableArray<(string Sql, object?[] Arguments)> statements, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(statements, read, cancellationToken);
            }
            catch (PostgresException lost) when (attempt < JournalLimits.ConflictTriesMax && (PostgresFailure.IsConflictVictim(lost) || PostgresFailure.IsUniqueViolation(lost)))
            {
                await Task.Delay(ConflictPauseMax * Random.Shared.NextDouble(), cancellationToken);
            }
            catch (Exception exception) when (PostgresFailure.IsOfDatabase(exception))
            {
                throw PostgresFailure.Unavailable(exception);
            }
        }
    }

    public static DateTimeOffset At(NpgsqlDataReader reader, int ordinal) => new(reader.GetDateTime(ordinal), TimeSpan.Zero);

    private async Task<ImmutableArray<T>> QueryOnceAsync<T>(string sql, Func<NpgsqlDataReader, T> read, object?[] arguments, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, arguments);
        return await PostgresRows.ReadAllAsync(command, read, cancellationToken);
    }

    private async Task<ImmutableArray<T>> RunOnceAsync<T>(ImmutableArray<(string Sql, object?[] Arguments)> statements, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        foreach (var (sql, arguments) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var argument in arguments) command.Parameters.Add(Parameter(argument));
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (var before = 1; before < statements.Length; before++) await reader.NextResultAsync(cancellationToken);
        var all = ImmutableArray.CreateBuilder<T>();
        while (await reader.ReadAsync(cancellationToken)) all.Add(read(reader));
        return all.ToImmutable();
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = dataSource.CreateCommand(sql);
        foreach (var argument in arguments) command.Parameters.Add(Parameter(argument));
        return command;
    }

    private static NpgsqlParameter Parameter(object? argument) => argument switch
    {
        null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Smallint },
        DateTimeOffset at => new NpgsqlParameter { Value = at.UtcDateTime },
        _ => new NpgsqlParameter { Value = argument },
    };
}
