using System.Globalization;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>A refusal over HTTP (RFC 9457): the same code and sentence as at the hub, with the status that fits its kind.</summary>
public static class Problems
{
    public const string MediaType = "application/problem+json";

    private const string TypePrefix = "urn:orleans-campaigns:refusal:";

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    public static Task WriteAsync(HttpContext context, Refusal refusal) => WriteAsync(context, StatusOf(refusal.Kind), refusal);

    /// <param name="context">The request.</param>
    /// <param name="status">A status that no kind of refusal has: 401, 405, 415, 500.</param>
    /// <param name="refusal">Code, sentence and when to come back.</param>
    public static async Task WriteAsync(HttpContext context, int status, Refusal refusal)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        if (refusal.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var problem = new Problem(TypePrefix + refusal.Code, TitleOf(status), status, refusal.Code, refusal.Message, refusal.RetryAfter?.TotalSeconds);
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, WireJson.Options), context.RequestAborted);
    }

    private static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
