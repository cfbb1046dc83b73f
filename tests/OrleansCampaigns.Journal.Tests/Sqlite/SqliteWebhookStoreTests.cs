namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class SqliteWebhookStoreTests : WebhookStoreContract
{
    protected override string NewId => "randomblob(16)";

    protected override (string Begin, string End) Keeping(int deliveries) => (
        $"CREATE TRIGGER keeping BEFORE DELETE ON webhook_deliveries WHEN (SELECT count(*) FROM webhook_deliveries) <= {deliveries} BEGIN SELECT RAISE(ABORT, 'kept'); END",
        "DROP TRIGGER keeping");

    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());
}
