using System.Data.Common;
using OrleansCampaigns.Journal.Tests.Sqlite;

namespace OrleansCampaigns.Journal.Tests;

public sealed class SqliteFindingTableTests : FindingTableContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());

    private protected override DbDataSource Source() => JournalTables.SqliteSource(Database.ConnectionString);

    private protected override JournalTables TablesOf(DbDataSource source) => JournalTables.ForSqlite(source);
}
