namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresWebhookStoreTests : WebhookStoreContract
{
    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
