using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Handlers;

/// <summary>Dead letters over HTTP, for operators: what handlers of events gave up.</summary>
public static class DeadLetterEndpoints
{
    public const string Root = "/api/v1/dead-letters";

    private const string One = "{handler}/{campaign}/{sequence:long}";

    private static Refusal BadLimit { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {PageLimits.ItemsMax} items.");

    private static Refusal BadPlace { get; } = Refusal.Invalid("dead-letter.id", "A dead letter is named handler/campaign/sequence.");

    public static void MapDeadLetters(this IEndpointRouteBuilder app)
    {
        var letters = app.MapGroup(Root).RequireAuthorization(OperatorDoor.Policy).WithTags("Operators");
        letters.MapGet("", ListAsync).WithName("list-dead-letters").Produces<DeadLetterPage>().Refuses(400, 401, 503);
        letters.MapGet(One, ShowAsync).WithName("show-dead-letter").Produces<DeadLetterAnswer>().Refuses(401, 404, 503);
        letters.MapPost($"{One}/retry", RetryAsync).WithName("retry-dead-letter").Produces<RetryAnswer>().Refuses(401, 404, 409, 503);
        letters.MapDelete(One, DropAsync).WithName("drop-dead-letter").Produces(StatusCodes.Status204NoContent).Refuses(401, 404, 503);
    }

    private static async Task ListAsync(string? after, int? limit, HttpContext http, DeadLetterDesk desk)
    {
        var place = DeadLetterId.None;
        if (limit is < 1 or > PageLimits.ItemsMax) await Problems.WriteAsync(http, BadLimit);
        else if (after is not null && !DeadLetterId.TryParse(after, out place)) await Problems.WriteAsync(http, BadPlace);
        else await WriteAsync(http, await desk.ListAsync(place, limit ?? PageLimits.ItemsDefault, http.RequestAborted), refusal: null);
    }

    private static async Task ShowAsync(string handler, Guid campaign, long sequence, HttpContext http, DeadLetterDesk desk)
    {
        var (answer, refusal) = await desk.ShowAsync(new DeadLetterId(handler, campaign, sequence), http.RequestAborted);
        await WriteAsync(http, answer, refusal);
    }

    private static async Task RetryAsync(string handler, Guid campaign, long sequence, HttpContext http, DeadLetterDesk desk)
    {
        var (answer, refusal) = await desk.RetryAsync(new DeadLetterId(handler, campaign, sequence));
        await WriteAsync(http, answer, refusal);
    }

    private static async Task DropAsync(string handler, Guid campaign, long sequence, HttpContext http, DeadLetterDesk desk)
    {
        if (await desk.DropAsync(new DeadLetterId(handler, campaign, sequence), http.RequestAborted) is { } refusal) await Problems.WriteAsync(http, refusal);
        else http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task WriteAsync<T>(HttpContext http, T? answer, Refusal? refusal)
    {
        http.Response.Headers.CacheControl = "no-store";
        return refusal is null ? http.Response.WriteAsJsonAsync(answer, WireJson.Options, http.RequestAborted) : Problems.WriteAsync(http, refusal);
    }

    private static void Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, Problems.MediaType);
    }
}
