using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>A user's own inbox over HTTP.</summary>
public static class InboxEndpoints
{
    public const string Root = "/api/v1/inbox";

    private const string Json = "application/json; charset=utf-8";

    private static readonly int[] Refusals = [400, 401, 404, 409, 413, 429, 503];

    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        var inbox = app.MapGroup(Root).RequireAuthorization().WithTags("Inbox");
        Answers<ReadInbox, InboxPage>(inbox.MapGet("", (long? after, int? limit, bool? unread, HttpContext http) =>
            AnswerAsync(http, new ReadInbox(after ?? 0, limit ?? PageLimits.ItemsDefault, unread ?? false))));
        Answers<ViewInboxSettings, InboxSettings>(inbox.MapGet("settings", (Delegate)((HttpContext http) => AnswerAsync(http, new ViewInboxSettings()))));
        Takes<MarkInboxRead, InboxStanding>(inbox.MapPost("read", (Delegate)TakeAsync<MarkInboxRead>));
        Takes<MarkChapterRead, InboxStanding>(inbox.MapPost("read/chapter", (Delegate)TakeAsync<MarkChapterRead>));
        Takes<SetInboxWish, InboxSettings>(inbox.MapPut("settings/wish", (Delegate)TakeAsync<SetInboxWish>));
        Takes<SetInboxHours, InboxSettings>(inbox.MapPut("settings/hours", (Delegate)TakeAsync<SetInboxHours>));
    }

    /// <summary>Marks the route of a kind of request, for the API's description and for the test that each has one.</summary>
    internal static RouteHandlerBuilder Answers<TRequest, TAnswer>(RouteHandlerBuilder route)
        where TRequest : OwnRequest
    {
        route.WithName(WireJson.WireNameOf(typeof(TRequest))).WithMetadata(new OwnRoute(typeof(TRequest))).Produces<TAnswer>(StatusCodes.Status200OK, "application/json");
        foreach (var status in Refusals) route.Produces<Problem>(status, Problems.MediaType);
        return route;
    }

    internal static void Takes<TRequest, TAnswer>(RouteHandlerBuilder route)
        where TRequest : OwnRequest => Answers<TRequest, TAnswer>(route).WithMetadata(new AcceptsMetadata(["application/json"], typeof(TRequest)));

    internal static async Task TakeAsync<TRequest>(HttpContext http)
        where TRequest : OwnRequest
    {
        if (!http.Request.HasJsonContentType())
        {
            await Problems.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, HttpRefusals.WrongMediaType);
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var (request, refusal) = WireReader.Read<TRequest>(body.ToArray());
        if (request is null) await Problems.WriteAsync(http, refusal!);
        else await AnswerAsync(http, request);
    }

    internal static async Task AnswerAsync(HttpContext http, OwnRequest request)
    {
        var user = SignedIn.UserOf(http.User);
        var tooMany = http.RequestServices.GetRequiredService<SenderLimits>().Take(user);
        var reply = tooMany is null ? await http.RequestServices.GetRequiredService<OwnDoor>().AskAsync(user, request, http.RequestAborted) : QueryReply.Of(tooMany);
        if (reply.Refusal is { } refusal)
        {
            await Problems.WriteAsync(http, refusal);
            return;
        }

        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.ContentType = Json;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(reply.Answer!, reply.Answer!.GetType(), WireJson.Options), http.RequestAborted);
    }
}
