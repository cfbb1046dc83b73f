namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteWebhookStoreTests : WebhookStoreContract
{
    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
