namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresInboxStoreTests : InboxStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
