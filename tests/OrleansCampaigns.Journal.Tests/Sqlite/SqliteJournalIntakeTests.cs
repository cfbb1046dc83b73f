namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteJournalIntakeTests : JournalIntakeContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
