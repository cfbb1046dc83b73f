namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteHandlerStoreTests : HandlerStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
