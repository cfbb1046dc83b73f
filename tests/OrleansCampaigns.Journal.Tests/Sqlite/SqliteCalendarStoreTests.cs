namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteCalendarStoreTests : CalendarStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
