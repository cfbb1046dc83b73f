using System.Data.Common;
using Npgsql;
using OrleansCampaigns.Journal.Tests.Postgres;

namespace OrleansCampaigns.Journal.Tests;

public sealed class PostgresFindingTableTests : FindingTableContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();

    private protected override DbDataSource Source() => NpgsqlDataSource.Create(Database.ConnectionString);

    private protected override JournalTables TablesOf(DbDataSource source) => JournalTables.ForPostgres((NpgsqlDataSource)source);
}
