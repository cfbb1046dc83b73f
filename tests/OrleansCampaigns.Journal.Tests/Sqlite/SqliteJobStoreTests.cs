namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteJobStoreTests : JobStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
