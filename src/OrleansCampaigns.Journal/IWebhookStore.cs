using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>
/// Subscriptions and what is sent to them, in the journal's database. Safe for concurrent use. Every method may throw <see cref="JournalUnavailableException"/>, those that
/// write a <see cref="JournalBusyException"/> too; then nothing was written.
/// </summary>
public interface IWebhookStore
{
    /// <summary>All subscriptions of a campaign, in the order of their ids.</summary>
    Task<ImmutableArray<WebhookRow>> ListAsync(Guid campaignId, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<WebhookRow?> FindAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken);

    /// <summary>Writes version 1 of a new subscription, or the version after the stored one.</summary>
    /// <returns>False when there is one already, or another writer was first.</returns>
    Task<bool> WriteAsync(WebhookRow row, CancellationToken cancellationToken);

    /// <summary>
    /// With all of its deliveries, those included that are added at the same time: none is left without its subscription. <see cref="JournalLimits.DeliveriesRemovedAtOnce"/> at once, the subscription
    /// with the last of them: what fails half-way leaves it, with fewer deliveries, and is to be called again.
    /// </summary>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken);

    /// <summary>Adds a delivery to a subscription that exists.</summary>
    /// <returns>False when it is there already, in whatever state, or the subscription is not.</returns>
    Task<bool> AddDeliveryAsync(WebhookDeliveryRow row, CancellationToken cancellationToken);

    /// <summary>Those that wait, what is due first first, and of that what happened first; 1 to <see cref="JournalLimits.ReadRowsMax"/>.</summary>
    Task<ImmutableArray<WebhookDeliveryRow>> ListWaitingAsync(Guid campaignId, Guid subscriptionId, int rowsMax, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    Task<long> CountWaitingAsync(Guid campaignId, Guid subscriptionId, CancellationToken cancellationToken);

    /// <summary>Writes status, times, attempts and history of a delivery that had <paramref name="attemptsBefore"/>.</summary>
    /// <returns>False when it is gone, or was tried by somebody else since.</returns>
    Task<bool> RecordAsync(WebhookDeliveryRow row, int attemptsBefore, CancellationToken cancellationToken);

    /// <summary>Gives up what waits and should have been given up before <paramref name="before"/>.</summary>
    /// <returns>How many.</returns>
    Task<int> GiveUpAsync(Guid campaignId, Guid subscriptionId, DateTimeOffset before, CancellationToken cancellationToken);

    Task<WebhookDeliveryRow?> FindDeliveryAsync(Guid campaignId, Guid subscriptionId, Guid deliveryId, CancellationToken cancellationToken);

    /// <summary>Newest first, behind the named place, of one status or of all; 1 to <see cref="JournalLimits.ReadRowsMax"/>.</summary>
    Task<ImmutableArray<WebhookDeliveryRow>> ListDeliveriesAsync(
        (Guid CampaignId, Guid SubscriptionId) of, DeliveryStatus? status, (DateTimeOffset At, Guid Id) before, int rowsMax, CancellationToken cancellationToken);

    /// <summary>Forgets what does not wait any more: all but the newest delivered and the newest given up, each counted for itself, and what was recorded before <paramref name="before"/>.</summary>
    Task ForgetAsync(Guid campaignId, Guid subscriptionId, (int Delivered, int Dead) kept, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Subscriptions with something due, in the order of campaign and id, after the named one; 1 to <see cref="JournalLimits.ReadRowsMax"/>.</summary>
    Task<ImmutableArray<(Guid CampaignId, Guid SubscriptionId)>> ListDueAsync(
        DateTimeOffset now, (Guid CampaignId, Guid SubscriptionId) after, int rowsMax, CancellationToken cancellationToken);
}
