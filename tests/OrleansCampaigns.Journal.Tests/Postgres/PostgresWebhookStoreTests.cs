namespace OrleansCampaigns.Journal.Tests.Postgres;

public sealed class PostgresWebhookStoreTests : WebhookStoreContract
{
    protected override string NewId => "gen_random_uuid()";

    protected override (string Begin, string End) Keeping(int deliveries) => (
        $"""
        CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF (SELECT count(*) FROM webhook_deliveries) <= {deliveries} THEN RAISE EXCEPTION 'kept'; END IF; RETURN OLD;
        END $$;
        CREATE TRIGGER keeping BEFORE DELETE ON webhook_deliveries FOR EACH ROW EXECUTE FUNCTION keep()
        """,
        "DROP TRIGGER keeping ON webhook_deliveries");

    [Fact]
    public async Task A_subscription_and_the_last_of_its_deliveries_go_together_or_not_at_all()
    {
        var (campaign, webhook) = (Guid.NewGuid(), Guid.NewGuid());
        await Webhooks.WriteAsync(new WebhookRow(campaign, webhook, 1, [1]), Cancellation);
        await Database.ExecuteAsync($"""
            CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NOT EXISTS (SELECT 1 FROM webhook_subscriptions WHERE subscription_id = '{webhook}') THEN RAISE EXCEPTION 'kept'; END IF; RETURN NULL;
            END $$;
            CREATE TRIGGER keeping BEFORE DELETE ON webhook_deliveries FOR EACH STATEMENT EXECUTE FUNCTION keep()
            """);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Webhooks.RemoveAsync(campaign, webhook, Cancellation));
        Assert.NotNull(await Webhooks.FindAsync(campaign, webhook, Cancellation));
    }

    protected override async Task<JournalDatabase> CreateAsync() => await PostgresDatabase.CreateAsync();
}
