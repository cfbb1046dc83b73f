using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Webhooks;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Webhooks;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Webhooks;

/// <summary>
/// Webhooks over HTTP. What looks is a query, at the hub too. What changes is a resource of its own and no command: a command is in the campaign's journal for ever, and
/// addresses and secrets have no place there.
/// </summary>
public static class WebhookEndpoints
{
    private const string One = "webhooks/{webhook:guid}";

    private static readonly int[] Refusals = [400, 401, 403, 404, 409, 429, 503];

    private static Refusal Unavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    /// <param name="campaigns">Group <c>/api/v1/campaigns/{campaign}</c>.</param>
    public static void Map(IEndpointRouteBuilder campaigns)
    {
        campaigns.MapGet("webhooks", (Guid campaign, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListWebhooks { Campaign = new(campaign) }))
            .Answers<ListWebhooks, WebhooksAnswer>();
        campaigns.MapGet($"{One}/deliveries", (Guid campaign, Guid webhook, string? status, string? after, int? limit, HttpContext http, QueryDoor door) =>
            StatusOf(status, out var wanted)
                ? door.AnswerAsync(http, new ListWebhookDeliveries(new(webhook), wanted, after, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) })
                : Problems.WriteAsync(http, HttpRefusals.BadRequest))
            .Answers<ListWebhookDeliveries, WebhookDeliveriesAnswer>();
        campaigns.MapGet($"{One}/deliveries/{{delivery}}", (Guid campaign, Guid webhook, Guid delivery, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewWebhookDelivery(new(webhook), new(delivery)) { Campaign = new(campaign) }))
            .Answers<ViewWebhookDelivery, WebhookDeliveryAnswer>();

        campaigns.MapPut(One, CreateAsync).WithName("create-webhook").Accepts<CreateWebhookRequest>("application/json").Produces<WebhookSecret>(StatusCodes.Status201Created).Refuses();
        campaigns.MapDelete(One, (Guid campaign, Guid webhook, HttpContext http) => ChangeAsync(http, campaign, (grain, user) => grain.RemoveAsync(webhook, user), _ => null))
            .WithName("remove-webhook").Produces(StatusCodes.Status204NoContent).Refuses();
        campaigns.MapPost($"{One}/enable", (Guid campaign, Guid webhook, HttpContext http) => ChangeAsync(http, campaign, (grain, user) => grain.EnableAsync(webhook, user), _ => null))
            .WithName("enable-webhook").Produces(StatusCodes.Status204NoContent).Refuses();
        campaigns.MapPost($"{One}/rotate", (Guid campaign, Guid webhook, HttpContext http) =>
            ChangeAsync(http, campaign, (grain, user) => grain.RotateAsync(webhook, user), reply => new WebhookSecret(new(webhook), reply.Secret!, reply.OldUntil)))
            .WithName("rotate-webhook").Produces<WebhookSecret>().Refuses();
        campaigns.MapPost($"{One}/ping", (Guid campaign, Guid webhook, HttpContext http) =>
            ChangeAsync(http, campaign, (grain, _) => grain.PingAsync(webhook), Resent))
            .WithName("ping-webhook").Produces<ResentDelivery>().Refuses();
        campaigns.MapPost($"{One}/deliveries/{{delivery}}/resend", (Guid campaign, Guid webhook, Guid delivery, HttpContext http) =>
            ChangeAsync(http, campaign, (grain, _) => grain.ResendAsync(webhook, delivery), Resent))
            .WithName("resend-webhook-delivery").Produces<ResentDelivery>().Refuses();
    }

    private static async Task CreateAsync(Guid campaign, Guid webhook, HttpContext http)
    {
        if (webhook == Guid.Empty)
        {
            await Problems.WriteAsync(http, HttpRefusals.BadRequest);
            return;
        }

        if (!http.Request.HasJsonContentType())
        {
            await Problems.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, HttpRefusals.WrongMediaType);
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted); // Kestrel bounds it
        var (request, malformed) = WireReader.Read<CreateWebhookRequest>(body.ToArray());
        if ((malformed ?? Problem(request!)) is { } refusal)
        {
            await Problems.WriteAsync(http, refusal);
            return;
        }

        await ChangeAsync(
            http,
            campaign,
            (grain, user) => grain.CreateAsync(new WebhookOrder(webhook, request!.Url, [.. (request.Kinds ?? []).Distinct(StringComparer.Ordinal)], request.Audience, user)),
            reply =>
            {
                http.Response.StatusCode = StatusCodes.Status201Created;
                return new WebhookSecret(new(webhook), reply.Secret!);
            });
    }

    private static Refusal? Problem(CreateWebhookRequest request)
    {
        if (request.Audience is not (ChannelKind.GameMasters or ChannelKind.Table or ChannelKind.Public))
            return Refusal.Invalid("webhook.audience", "A webhook has the view of the public, of the table or of the game masters.");
        if (request.Kinds is not { } kinds) return null;
        if (kinds.IsDefault || kinds.Length > CreateWebhookRequest.KindsMax) return Refusal.Invalid("webhook.kind", $"A webhook chooses at most {CreateWebhookRequest.KindsMax} kinds.");
        return kinds.All(CreateWebhookRequest.AllKinds.Contains) ? null : Refusal.Invalid("webhook.kind", "A kind is the wire name of an update, such as chapter-changed.");
    }

    private static async Task ChangeAsync(HttpContext http, Guid campaign, Func<ICampaignWebhooksGrain, Guid, Task<WebhookReply>> change, Func<WebhookReply, object?> told)
    {
        http.Response.Headers.CacheControl = "no-store";
        var user = SignedIn.UserOf(http.User);
        if (http.RequestServices.GetRequiredService<SenderLimits>().Take(user) is { } tooMany)
        {
            await Problems.WriteAsync(http, tooMany);
            return;
        }

        var reply = await TryChangeAsync(http, new CampaignId(campaign), user, change);
        if (reply.Refusal is { } refusal) await Problems.WriteAsync(http, refusal);
        else if (told(reply) is { } answer) await http.Response.WriteAsJsonAsync(answer, answer.GetType(), WireJson.Options, http.RequestAborted);
        else http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<WebhookReply> TryChangeAsync(HttpContext http, CampaignId campaign, UserId user, Func<ICampaignWebhooksGrain, Guid, Task<WebhookReply>> change)
    {
        var (viewer, refusal) = await http.RequestServices.GetRequiredService<CampaignAccess>().OpenAsync(campaign, user, http.RequestAborted);
        if (viewer is null) return new WebhookReply(refusal);
        if (WebhookQueries.Check(viewer) is { } denied) return new WebhookReply(denied);
        try
        {
            return await change(http.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ICampaignWebhooksGrain>(campaign.Value), user.Value);
        }
        catch (Exception cause) when (cause is CommandUndecidedException or OrleansException or TimeoutException)
        {
            return new WebhookReply(Unavailable);
        }
    }

    private static object Resent(WebhookReply reply) => new ResentDelivery(new(reply.Delivery!.Value));

    private static bool StatusOf(string? text, out WebhookDeliveryStatus? status)
    {
        status = text switch
        {
            "waiting" => WebhookDeliveryStatus.Waiting,
            "delivered" => WebhookDeliveryStatus.Delivered,
            "dead" => WebhookDeliveryStatus.Dead,
            _ => null,
        };
        return text is null || status is not null;
    }

    private static void Refuses(this RouteHandlerBuilder route)
    {
        foreach (var status in Refusals) route.Produces<Problem>(status, Problems.MediaType);
    }
}
