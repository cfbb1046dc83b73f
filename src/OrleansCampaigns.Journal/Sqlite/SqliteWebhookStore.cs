using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using static OrleansCampaigns.Journal.Sqlite.SqliteRows;

namespace OrleansCampaigns.Journal.Sqlite;

/// <summary>Webhooks in the journal's file, written by the journal's one writer.</summary>
public sealed class SqliteWebhookStore(SqliteJournalStore journal) : IWebhookStore
{
    private const string Columns = "campaign_id, subscription_id, delivery_id, recorded_at, sequence, message_type, body, status, due_at, give_up_at, attempts, history";

    private const string OfOne = "campaign_id = ?1 AND subscription_id = ?2";

    public Task<ImmutableArray<WebhookRow>> ListAsync(Guid campaignId, CancellationToken cancellationToken) => journal.QueryAsync(
        "SELECT campaign_id, subscription_id, version, state FROM webhook_subscriptions WHERE campaign_id = ?1 ORDER BY subscription_id",
        Subscription, cancellationToken, Stored(campaignId));

    public async Task<WebhookRow?> FindAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            $"SELECT campaign_id, subscription_id, version, state FROM webhook_subscriptions WHERE {OfOne}",
            Subscription, cancellationToken, Stored(campaignId), Stored(subscriptionId))).FirstOrDefault();

    public async Task<bool> WriteAsync(WebhookRow row, CancellationToken cancellationToken)
    {
        var sql = row.Version == 1
            ? "INSERT INTO webhook_subscriptions (campaign_id, subscription_id, version, state) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
            : $"UPDATE webhook_subscriptions SET version = ?3, state = ?4 WHERE {OfOne} AND version = ?3 - 1";
        return await journal.ExecuteAsync([sql], Stored(row.CampaignId), Stored(row.SubscriptionId), row.Version, row.State) > 0;
    }

    public async Task<bool> RemoveAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken)
    {
        const string some = $"DELETE FROM webhook_deliveries WHERE {OfOne} AND delivery_id IN (SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} LIMIT ?3)";
        int gone;
        do gone = await journal.ExecuteAsync([some], Stored(campaignId), Stored(subscriptionId), JournalLimits.DeliveriesRemovedAtOnce);
        while (gone == JournalLimits.DeliveriesRemovedAtOnce);
        return await journal.ExecuteAsync(
            [$"DELETE FROM webhook_deliveries WHERE {OfOne}", $"DELETE FROM webhook_subscriptions WHERE {OfOne}"], Stored(campaignId), Stored(subscriptionId)) > 0;
    }

    public async Task<bool> AddDeliveryAsync(WebhookDeliveryRow row, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync(
            [
            $"""
            INSERT INTO webhook_deliveries ({Columns}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
            WHERE EXISTS (SELECT 1 FROM webhook_subscriptions WHERE {OfOne}) ON CONFLICT DO NOTHING
            """,
            ],
            Stored(row.CampaignId), Stored(row.SubscriptionId), Stored(row.DeliveryId), Stored(row.RecordedAt), row.Sequence, row.MessageType, row.Body,
            (short)row.Status, Stored(row.DueAt), Stored(row.GiveUpAt), row.Attempts, row.History) > 0;

    public Task<ImmutableArray<WebhookDeliveryRow>> ListWaitingAsync(Guid campaignId, Guid subscriptionId, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        return journal.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE {OfOne} AND status = 0 ORDER BY due_at, sequence LIMIT ?3",
            Delivery, cancellationToken, Stored(campaignId), Stored(subscriptionId), rowsMax);
    }

    public async Task<long> CountWaitingAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            $"SELECT count(*) FROM webhook_deliveries WHERE {OfOne} AND status = 0",
            reader => reader.GetInt64(0), cancellationToken, Stored(campaignId), Stored(subscriptionId)))[0];

    public async Task<bool> RecordAsync(WebhookDeliveryRow row, int attemptsBefore, CancellationToken cancellationToken) =>
        await journal.ExecuteAsync(
            [
            $"""
            UPDATE webhook_deliveries SET status = ?4, due_at = ?5, give_up_at = ?6, attempts = ?7, history = ?8
            WHERE {OfOne} AND delivery_id = ?3 AND attempts = ?9
            """,
            ],
            Stored(row.CampaignId), Stored(row.SubscriptionId), Stored(row.DeliveryId), (short)row.Status, Stored(row.DueAt), Stored(row.GiveUpAt), row.Attempts, row.History, attemptsBefore) > 0;

    public Task<int> GiveUpAsync(Guid campaignId, Guid subscriptionId, DateTimeOffset before, CancellationToken cancellationToken) =>
        journal.ExecuteAsync([$"UPDATE webhook_deliveries SET status = 2 WHERE {OfOne} AND status = 0 AND give_up_at < ?3"], Stored(campaignId), Stored(subscriptionId), Stored(before));

    public async Task<WebhookDeliveryRow?> FindDeliveryAsync(Guid campaignId, Guid subscriptionId, Guid deliveryId, CancellationToken cancellationToken) =>
        (await journal.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE {OfOne} AND delivery_id = ?3",
            Delivery, cancellationToken, Stored(campaignId), Stored(subscriptionId), Stored(deliveryId))).FirstOrDefault();

    public Task<ImmutableArray<WebhookDeliveryRow>> ListDeliveriesAsync(
        (Guid CampaignId, Guid SubscriptionId) of, DeliveryStatus? status, (DateTimeOffset At, Guid Id) before, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = $"""
            SELECT {Columns} FROM webhook_deliveries
            WHERE {OfOne} AND (?3 < 0 OR status = ?3) AND (recorded_at, delivery_id) < (?4, ?5)
            ORDER BY recorded_at DESC, delivery_id DESC LIMIT ?6
            """;
        return journal.QueryAsync(
            sql, Delivery, cancellationToken, Stored(of.CampaignId), Stored(of.SubscriptionId), (short)(status is { } one ? (short)one : -1), Stored(before.At), Stored(before.Id), rowsMax);
    }

    public Task ForgetAsync(Guid campaignId, Guid subscriptionId, (int Delivered, int Dead) kept, DateTimeOffset before, CancellationToken cancellationToken)
    {
        const string sql = $"""
            DELETE FROM webhook_deliveries WHERE {OfOne} AND status <> 0 AND (recorded_at < ?5 OR delivery_id IN (
                SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} AND status = 1 ORDER BY recorded_at DESC, delivery_id DESC LIMIT -1 OFFSET ?3) OR delivery_id IN (
                SELECT delivery_id FROM webhook_deliveries WHERE {OfOne} AND status = 2 ORDER BY recorded_at DESC, delivery_id DESC LIMIT -1 OFFSET ?4))
            """;
        return journal.ExecuteAsync([sql], Stored(campaignId), Stored(subscriptionId), kept.Delivered, kept.Dead, Stored(before));
    }

    public Task<ImmutableArray<(Guid CampaignId, Guid SubscriptionId)>> ListDueAsync(
        DateTimeOffset now, (Guid CampaignId, Guid SubscriptionId) after, int rowsMax, CancellationToken cancellationToken)
    {
        ReadBound.Check(rowsMax);
        const string sql = """
            SELECT campaign_id, subscription_id FROM webhook_subscriptions AS one WHERE (campaign_id, subscription_id) > (?1, ?2) AND EXISTS (
                SELECT 1 FROM webhook_deliveries AS waiting
                WHERE waiting.campaign_id = one.campaign_id AND waiting.subscription_id = one.subscription_id AND waiting.status = 0 AND waiting.due_at <= ?3)
            ORDER BY campaign_id, subscription_id LIMIT ?4
            """;
        return journal.QueryAsync(
            sql, reader => (Id(reader, 0), Id(reader, 1)), cancellationToken, Stored(after.CampaignId), Stored(after.SubscriptionId), Stored(now), rowsMax);
    }

    private static WebhookRow Subscription(SqliteDataReader reader) => new(Id(reader, 0), Id(reader, 1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3));

    private static WebhookDeliveryRow Delivery(SqliteDataReader reader) => new(
        Id(reader, 0),
        Id(reader, 1),
        Id(reader, 2),
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
