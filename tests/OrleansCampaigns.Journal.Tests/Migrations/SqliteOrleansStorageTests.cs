using OrleansCampaigns.Journal.Tests.Sqlite;

namespace OrleansCampaigns.Journal.Tests.Migrations;

public sealed class SqliteOrleansStorageTests : OrleansStorageContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
