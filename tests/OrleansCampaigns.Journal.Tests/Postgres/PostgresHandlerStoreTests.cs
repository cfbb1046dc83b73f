namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresHandlerStoreTests : HandlerStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
