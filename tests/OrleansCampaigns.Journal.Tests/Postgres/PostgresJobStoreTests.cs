namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresJobStoreTests : JobStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
