namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteJournalStoreTests : JournalStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
