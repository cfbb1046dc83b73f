using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Webhooks;

/// <summary>Subscriptions and their deliveries, for game masters, over HTTP and the hub.</summary>
public sealed class WebhookQueries(IWebhookStore store)
{
    private static Refusal Denied { get; } = Refusal.Forbidden("access.denied", "Webhooks are the owner's and the game masters' business.");

    private static Refusal Unavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The webhooks cannot be read now.", TimeSpan.FromSeconds(2));

    private static Refusal NoDelivery { get; } = Refusal.NotFound("delivery.unknown", "This webhook has no such delivery; old ones are forgotten.");

    private static Refusal NoWebhook { get; } = Refusal.NotFound("webhook.unknown", "This campaign has no such webhook.");

    /// <summary>Null when the viewer may look after webhooks.</summary>
    public static Refusal? Check(Viewer viewer) => AccessPolicy.Allows(viewer.Role, Permission.ManageCampaign) ? null : Denied;

    public Task<QueryReply> ListAsync(Viewer viewer, CancellationToken cancellationToken) => AnswerAsync(viewer, async () =>
    {
        var views = ImmutableArray.CreateBuilder<WebhookView>();
        foreach (var row in await store.ListAsync(viewer.Campaign.Value, cancellationToken))
            views.Add(ViewOf(row, await store.CountWaitingAsync(row.CampaignId, row.SubscriptionId, cancellationToken)));
        return QueryReply.Of(new WebhooksAnswer(views.DrainToImmutable()));
    });

    public Task<QueryReply> ListAsync(Viewer viewer, ListWebhookDeliveries query, CancellationToken cancellationToken) => AnswerAsync(viewer, async () =>
    {
        var before = (At: DateTimeOffset.MaxValue, Id: new Guid(Enumerable.Repeat((byte)0xFF, 16).ToArray()));
        if (query.After is { } after && !TryRead(after, out before)) return QueryReply.Of(Refusal.Invalid("page.after", "This is not where a page of deliveries ended."));
        var of = (viewer.Campaign.Value, query.Webhook.Value);
        if (await store.FindAsync(of.Item1, of.Item2, cancellationToken) is null) return QueryReply.Of(NoWebhook);
        var rows = await store.ListDeliveriesAsync(of, (DeliveryStatus?)query.Status, before, query.Limit + 1, cancellationToken);
        var page = rows.Take(query.Limit).ToList();
        return QueryReply.Of(new WebhookDeliveriesAnswer([.. page.Select(ViewOf)], rows.Length > query.Limit ? PlaceOf(page[^1]) : null));
    });

    public Task<QueryReply> ViewAsync(Viewer viewer, ViewWebhookDelivery query, CancellationToken cancellationToken) => AnswerAsync(viewer, async () =>
        await store.FindDeliveryAsync(viewer.Campaign.Value, query.Webhook.Value, query.Delivery.Value, cancellationToken) is { } row
            ? QueryReply.Of(new WebhookDeliveryAnswer(ViewOf(row), AttemptHistory.Read(row.History), JsonElement.Parse(row.Body)))
            : QueryReply.Of(NoDelivery));

    private static async Task<QueryReply> AnswerAsync(Viewer viewer, Func<Task<QueryReply>> answer)
    {
        if (Check(viewer) is { } denied) return QueryReply.Of(denied);
        try
        {
            return await answer();
        }
        catch (JournalUnavailableException)
        {
            return QueryReply.Of(Unavailable);
        }
    }

    private static WebhookView ViewOf(WebhookRow row, long waiting)
    {
        var state = WebhookState.Of(row);
        return new WebhookView(
            new WebhookId(row.SubscriptionId), state.ShownUrl, state.Audience, state.Kinds, new UserId(state.Owner), state.CreatedAt, waiting, state.Missed,
            state.OldSecretUntil, state.FailingSince, state.DisabledAt, state.DisabledWhy);
    }

    private static WebhookDeliveryView ViewOf(WebhookDeliveryRow row)
    {
        var waits = row.Status == DeliveryStatus.Waiting;
        return new WebhookDeliveryView(
            new DeliveryId(row.DeliveryId), row.MessageType, row.RecordedAt, (WebhookDeliveryStatus)row.Status, row.Attempts,
            waits ? row.DueAt : null, waits ? row.GiveUpAt : null, AttemptHistory.Read(row.History).LastOrDefault());
    }

    private static string PlaceOf(WebhookDeliveryRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.RecordedAt.UtcTicks}.{row.DeliveryId:N}");

    private static bool TryRead(string place, out (DateTimeOffset At, Guid Id) before)
    {
        before = default;
        if (place.Split('.') is not [var ticks, var id] || !Guid.TryParseExact(id, "N", out var delivery)) return false;
        if (!long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.Ticks) return false;
        before = (new DateTimeOffset(at, TimeSpan.Zero), delivery);
        return true;
    }
}
