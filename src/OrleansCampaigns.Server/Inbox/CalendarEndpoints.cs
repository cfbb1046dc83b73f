using System.Security.Cryptography;
using System.Text;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Inbox;

/// <summary>Calendar links over HTTP, and the calendars behind them, which need no sign-in: whoever holds the link may read.</summary>
public static class CalendarEndpoints
{
    public const string Root = "/calendar";

    private const string MediaType = "text/calendar; charset=utf-8";

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        var links = app.MapGroup($"{InboxEndpoints.Root}/calendar-links").RequireAuthorization().WithTags("Inbox");
        InboxEndpoints.Takes<CreateCalendarLink, CalendarLinkMade>(links.MapPost("", (Delegate)InboxEndpoints.TakeAsync<CreateCalendarLink>));
        InboxEndpoints.Answers<ListCalendarLinks, CalendarLinks>(links.MapGet("", (Guid campaign, HttpContext http) => InboxEndpoints.AnswerAsync(http, new ListCalendarLinks(new(campaign)))));
        InboxEndpoints.Answers<RevokeCalendarLink, CalendarLinks>(links.MapDelete("{link}", (Guid link, HttpContext http) => InboxEndpoints.AnswerAsync(http, new RevokeCalendarLink(new(link)))));
        app.MapGet($"{Root}/{{token}}.ics", OpenAsync).WithName("open-calendar").WithTags("Inbox").AllowAnonymous()
            .Produces(StatusCodes.Status200OK, contentType: "text/calendar").Produces(StatusCodes.Status304NotModified)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.MediaType).Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problems.MediaType);
    }

    private static async Task OpenAsync(string token, HttpContext http, CalendarDesk desk)
    {
        var (calendar, refusal) = await desk.OpenAsync(token, http.RequestAborted);
        if (calendar is null)
        {
            await Problems.WriteAsync(http, refusal!);
            return;
        }

        var body = Encoding.UTF8.GetBytes(calendar);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        if (EntityTag.IsNoneMatch(http.Request, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = MediaType;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
