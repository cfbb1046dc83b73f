using OrleansCampaigns.Journal.Tests.Sqlite;

namespace OrleansCampaigns.Journal.Tests;

public sealed class SqliteJournalWriterTests : JournalWriterContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
