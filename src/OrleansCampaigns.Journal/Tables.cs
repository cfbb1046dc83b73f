using System.Collections.Immutable;
using System.Data.Common;

namespace OrleansCampaigns.Journal;

/// <summary>
/// One autocommitted statement at a time on a PostgreSQL or SQLite database, for tables that see little traffic: statements are written so that both read them.
/// Every failure of the database is a <see cref="JournalUnavailableException"/>.
/// </summary>
internal sealed class Tables(DbDataSource database)
{
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] arguments)
    {
        try
        {
            await using var command = await BindAsync(sql, arguments, cancellationToken);
            await using var connection = command.Connection;
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException cause)
        {
            throw new JournalUnavailableException("The database turned a statement away; nothing was written.", cause);
        }
    }

    public async Task<ImmutableArray<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object Value)[] arguments)
    {
        try
        {
            await using var command = await BindAsync(sql, arguments, cancellationToken);
            await using var connection = command.Connection;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var all = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellationToken)) all.Add(read(reader));
            return all.ToImmutable();
        }
        catch (DbException cause)
        {
            throw new JournalUnavailableException("The database cannot be read.", cause);
        }
    }

    private async Task<DbCommand> BindAsync(string sql, (string Name, object Value)[] arguments, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in arguments)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
