using System.Collections.Immutable;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Webhooks;

/// <summary>A store whose process dies between the sending of a message and its record.</summary>
internal sealed class ForgetfulWebhookStore(IWebhookStore inner) : IWebhookStore
{
    public Task<ImmutableArray<WebhookRow>> ListAsync(Guid campaignId, CancellationToken cancellationToken) => inner.ListAsync(campaignId, cancellationToken);

    public Task<WebhookRow?> FindAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) => inner.FindAsync(campaignId, subscriptionId, cancellationToken);

    public Task<bool> WriteAsync(WebhookRow row, CancellationToken cancellationToken) => inner.WriteAsync(row, cancellationToken);

    public Task<bool> RemoveAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) => inner.RemoveAsync(campaignId, subscriptionId, cancellationToken);

    public Task<bool> AddDeliveryAsync(WebhookDeliveryRow row, CancellationToken cancellationToken) => inner.AddDeliveryAsync(row, cancellationToken);

    public Task<ImmutableArray<WebhookDeliveryRow>> ListWaitingAsync(Guid campaignId, Guid subscriptionId, int rowsMax, CancellationToken cancellationToken) =>
        inner.ListWaitingAsync(campaignId, subscriptionId, rowsMax, cancellationToken);

    public Task<long> CountWaitingAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken) => inner.CountWaitingAsync(campaignId, subscriptionId, cancellationToken);

    public Task<bool> RecordAsync(WebhookDeliveryRow row, int attemptsBefore, CancellationToken cancellationToken) =>
        throw new JournalUnavailableException("The process died.", null);

    public Task<int> GiveUpAsync(Guid campaignId, Guid subscriptionId, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.GiveUpAsync(campaignId, subscriptionId, before, cancellationToken);

    public Task<WebhookDeliveryRow?> FindDeliveryAsync(Guid campaignId, Guid subscriptionId, Guid deliveryId, CancellationToken cancellationToken) =>
        inner.FindDeliveryAsync(campaignId, subscriptionId, deliveryId, cancellationToken);

    public Task<ImmutableArray<WebhookDeliveryRow>> ListDeliveriesAsync(
        (Guid CampaignId, Guid SubscriptionId) of, DeliveryStatus? status, (DateTimeOffset At, Guid Id) before, int rowsMax, CancellationToken cancellationToken) =>
        inner.ListDeliveriesAsync(of, status, before, rowsMax, cancellationToken);

    public Task ForgetAsync(Guid campaignId, Guid subscriptionId, (int Delivered, int Dead) kept, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ForgetAsync(campaignId, subscriptionId, kept, before, cancellationToken);

    public Task<ImmutableArray<(Guid CampaignId, Guid SubscriptionId)>> ListDueAsync(
        DateTimeOffset now, (Guid CampaignId, Guid SubscriptionId) after, int rowsMax, CancellationToken cancellationToken) =>
        inner.ListDueAsync(now, after, rowsMax, cancellationToken);
}
