namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteInboxStoreTests : InboxStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
