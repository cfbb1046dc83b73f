namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresJournalStoreTests : JournalStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
