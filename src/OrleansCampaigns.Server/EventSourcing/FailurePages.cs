using Microsoft.AspNetCore.Diagnostics;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Gives every failure that no endpoint answered a stable code, and none a stack trace.</summary>
public static class FailurePages
{
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerException, SuppressDiagnosticsCallback = _ => false });
        app.UseStatusCodePages(page => AnswerStatus(page.HttpContext));
    }

    private static Task AnswerException(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.WriteAsync(context, HttpRefusals.BodyTooLarge),
        BadHttpRequestException => Problems.WriteAsync(context, HttpRefusals.BadRequest),
        JournalUnavailableException => Problems.WriteAsync(context, Refusal.Unavailable("server.store-unavailable", "The database cannot be reached.", TimeSpan.FromSeconds(2))),
        TimeoutException or OrleansException => Problems.WriteAsync(context, Refusal.Unavailable("server.busy", "The server cannot answer now.", TimeSpan.FromSeconds(1))),
        _ => Problems.WriteAsync(context, StatusCodes.Status500InternalServerError, Refusal.Invalid("server.error", "The server failed. It is in its log under the trace id of this request.")),
    };

    private static Task AnswerStatus(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status400BadRequest => Problems.WriteAsync(context, HttpRefusals.BadRequest),
            StatusCodes.Status401Unauthorized => Problems.WriteAsync(context, status, Refusal.Forbidden("access.signed-out", "Sign in first.")),
            StatusCodes.Status403Forbidden => Problems.WriteAsync(context, status, Refusal.Forbidden("access.denied", "This is not for you.")),
            StatusCodes.Status404NotFound => Problems.WriteAsync(context, status, Refusal.NotFound("http.unknown-route", "Nothing is served under this address.")),
            StatusCodes.Status405MethodNotAllowed => Problems.WriteAsync(context, status, Refusal.Invalid("http.wrong-method", "This address does not take this method.")),
            StatusCodes.Status413PayloadTooLarge => Problems.WriteAsync(context, HttpRefusals.BodyTooLarge),
            StatusCodes.Status415UnsupportedMediaType => Problems.WriteAsync(context, status, HttpRefusals.WrongMediaType),
            _ => Problems.WriteAsync(context, status, Refusal.Invalid("http.refused", "The request was refused.")),
        };
    }
}
