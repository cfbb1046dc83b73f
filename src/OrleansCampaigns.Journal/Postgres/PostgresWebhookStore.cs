using System.Collections.Immutable;
using Npgsql;
using static OrleansCampaigns.Journal.Postgres.PostgresStatements;

namespace OrleansCampaigns.Journal.Postgres;

/// <summary>Webhooks in PostgreSQL. The data source stays the caller's.</summary>
public sealed class PostgresWebhookStore(NpgsqlDataSource dataSource) : IWebhookStore
{
    private const string Columns = "campaign_id, subscription_id, delivery_id, recorded_at, sequence, message_type, body, status, due_at, give_up_at, attempts, history";

    private const string OfOne = "campaign_id = $1 AND subscription_id = $2";

    private readonly PostgresStatements _statements = new(dataSource);

    public Task<ImmutableArray<WebhookRow>> ListAsync(Guid campaignId, CancellationToken cancellationToken) => _statements.QueryAsync(
        "SELECT campaign_id, subscription_id, version, state FROM webhook_subscriptions WHERE campaign_id = $1 ORDER BY subscription_id",
        Subscription, cancellationToken, campaignId);

    public async Task<WebhookRow?> FindAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) =>
        (await _statements.QueryAsync(
            $"SELECT campaign_id, subscription_id, version, state FROM webhook_subscriptions WHERE {OfOne}",
            Subscription, cancellationToken, campaignId, subscriptionId)).FirstOrDefault();

    public async Task<bool> WriteAsync(WebhookRow row, CancellationToken cancellationToken)
    {
        var sql = row.Version == 1
            ? "INSERT INTO webhook_subscriptions (campaign_id, subscription_id, version, state) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
            : $"UPDATE webhook_subscriptions SET version = $3, state = $4 WHERE {OfOne} AND version = $3 - 1";
        return await _statements.ExecuteAsync(sql, cancellationToken, row.CampaignId, row.SubscriptionId, row.Version, row.State) > 0;
    }

    public async Task<bool> RemoveAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken)
    {
        const string some = $"DELETE FROM webhook_deliveries WHERE {OfOne} AND delivery_id IN (SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} LIMIT $3)";
        int gone;
        do gone = await _statements.ExecuteAsync(some, cancellationToken, campaignId, subscriptionId, JournalLimits.DeliveriesRemovedAtOnce);
        while (gone == JournalLimits.DeliveriesRemovedAtOnce);
        object?[] one = [campaignId, subscriptionId];
        var removed = await _statements.ExecuteBothAsync(
            ($"DELETE FROM webhook_subscriptions WHERE {OfOne}", one), ($"DELETE FROM webhook_deliveries WHERE {OfOne}", one), cancellationToken);
        return removed.First > 0;
    }

    /// <summary>The lock on the subscription's row is the one that a foreign key would take: a removal waits for it, and then finds the delivery.</summary>
    public async Task<bool> AddDeliveryAsync(WebhookDeliveryRow row, CancellationToken cancellationToken) =>
        await _statements.ExecuteAsync(
            $"""
            INSERT INTO webhook_deliveries ({Columns}) SELECT $1::uuid, $2::uuid, $3::uuid, $4::timestamptz, $5::bigint, $6::text, $7::bytea, $8::smallint, $9::timestamptz, $10::timestamptz, $11::integer, $12::bytea
            FROM webhook_subscriptions WHERE {OfOne} FOR KEY SHARE ON CONFLICT DO NOTHING
            """,
            cancellationToken,
            row.CampaignId, row.SubscriptionId, row.DeliveryId, row.RecordedAt, row.Sequence, row.MessageType, row.Body,
            (short)row.Status, row.DueAt, row.GiveUpAt, row.Attempts, row.History) > 0;

    public Task<ImmutableArray<WebhookDeliveryRow>> ListWaitingAsync(Guid campaignId, Guid subscriptionId, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        return _statements.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE {OfOne} AND status = 0 ORDER BY due_at, sequence LIMIT $3",
            Delivery, cancellationToken, campaignId, subscriptionId, rowsMax);
    }

    public async Task<long> CountWaitingAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) =>
        (await _statements.QueryAsync(
            $"SELECT count(*) FROM webhook_deliveries WHERE {OfOne} AND status = 0",
            reader => reader.GetInt64(0), cancellationToken, campaignId, subscriptionId))[0];

    public async Task<bool> RecordAsync(WebhookDeliveryRow row, int attemptsBefore, CancellationToken cancellationToken) =>
        await _statements.ExecuteAsync(
            $"""
            UPDATE webhook_deliveries SET status = $4, due_at = $5, give_up_at = $6, attempts = $7, history = $8
            WHERE {OfOne} AND delivery_id = $3 AND attempts = $9
            """,
            cancellationToken,
            row.CampaignId, row.SubscriptionId, row.DeliveryId, (short)row.Status, row.DueAt, row.GiveUpAt, row.Attempts, row.History, attemptsBefore) > 0;

    public Task<int> GiveUpAsync(Guid campaignId, Guid subscriptionId, DateTimeOffset before, CancellationToken cancellationToken) =>
        _statements.ExecuteAsync(
            $"UPDATE webhook_deliveries SET status = 2 WHERE {OfOne} AND status = 0 AND give_up_at < $3", cancellationToken, campaignId, subscriptionId, before);

    public async Task<WebhookDeliveryRow?> FindDeliveryAsync(Guid campaignId, Guid subscriptionId, Guid deliveryId, CancellationToken cancellationToken) =>
        (await _statements.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE {OfOne} AND delivery_id = $3",
            Delivery, cancellationToken, campaignId, subscriptionId, deliveryId)).FirstOrDefault();

    public Task<ImmutableArray<WebhookDeliveryRow>> ListDeliveriesAsync(
        (Guid CampaignId, Guid SubscriptionId) of, DeliveryStatus? status, (DateTimeOffset At, Guid Id) before, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"""
            SELECT {Columns} FROM webhook_deliveries
            WHERE {OfOne} AND ($3 < 0 OR status = $3) AND (recorded_at, delivery_id) < ($4, $5)
            ORDER BY recorded_at DESC, delivery_id DESC LIMIT $6
            """;
        return _statements.QueryAsync(
            sql, Delivery, cancellationToken, of.CampaignId, of.SubscriptionId, (short)(status is { } one ? (short)one : -1), before.At, before.Id, rowsMax);
    }

    public Task ForgetAsync(Guid campaignId, Guid subscriptionId, (int Delivered, int Dead) kept, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string sql = $"""
            DELETE FROM webhook_deliveries WHERE {OfOne} AND status <> 0 AND (recorded_at < $5 OR delivery_id IN (
                SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} AND status = 1 ORDER BY recorded_at DESC, delivery_id DESC LIMIT ALL OFFSET $3) OR delivery_id IN (
                SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} AND status = 2 ORDER BY recorded_at DESC, delivery_id DESC LIMIT ALL OFFSET $4))
            """;
        return _statements.ExecuteAsync(sql, cancellationToken, campaignId, subscriptionId, kept.Delivered, kept.Dead, before);
    }

    public Task<ImmutableArray<(Guid CampaignId, Guid SubscriptionId)>> ListDueAsync(
        DateTimeOffset now, (Guid CampaignId, Guid SubscriptionId) after, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = """
            SELECT campaign_id, subscription_id FROM webhook_subscriptions AS one WHERE (campaign_id, subscription_id) > ($1, $2) AND EXISTS (
                SELECT 1 FROM webhook_deliveries AS waiting
                WHERE waiting.campaign_id = one.campaign_id AND waiting.subscription_id = one.subscription_id AND waiting.status = 0 AND waiting.due_at <= $3)
            ORDER BY campaign_id, subscription_id LIMIT $4
            """;
        return _statements.QueryAsync(
            sql, reader => (reader.GetGuid(0), reader.GetGuid(1)), cancellationToken, after.CampaignId, after.SubscriptionId, now, rowsMax);
    }

    private static WebhookRow Subscription(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3));

    private static WebhookDeliveryRow Delivery(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetGuid(1),
        reader.GetGuid(2),
        At(reader, 3),
        reader.GetInt64(4),
        reader.GetString(5),
        reader.GetFieldValue<byte[]>(6),
        (DeliveryStatus)reader.GetInt16(7),
        At(reader, 8),
        At(reader, 9),
        reader.GetInt32(10),
        reader.GetFieldValue<byte[]>(11));
}
