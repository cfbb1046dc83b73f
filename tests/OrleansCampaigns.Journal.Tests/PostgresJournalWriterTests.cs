using OrleansCampaigns.Journal.Tests.Postgres;

namespace OrleansCampaigns.Journal.Tests;

public sealed class PostgresJournalWriterTests : JournalWriterContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
