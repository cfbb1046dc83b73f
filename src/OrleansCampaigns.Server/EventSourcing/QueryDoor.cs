using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>A query over HTTP: the answer's JSON, with an ETag where it is about one entity.</summary>
public sealed class QueryDoor(QueryHandler handler, SenderLimits limits)
{
    private const string Json = "application/json; charset=utf-8";

    public async Task AnswerAsync(HttpContext http, Query query)
    {
        var user = SignedIn.UserOf(http.User);
        if (limits.Take(user) is { } tooMany)
        {
            await Problems.WriteAsync(http, tooMany);
            return;
        }

        var reply = await handler.AskAsync(user, query, http.RequestAborted);
        if (reply.Refusal is { } refusal) await Problems.WriteAsync(http, refusal);
        else await WriteAsync(http, reply.Answer!);
    }

    private static async Task WriteAsync(HttpContext http, Answer answer)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), WireJson.Options);
        http.Response.Headers.CacheControl = "private, no-cache";
        if (answer is EntityAnswer { Version: var version })
        {
            var tag = EntityTag.Of(version, body);
            http.Response.Headers.ETag = tag;
            if (EntityTag.IsNoneMatch(http.Request, tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        http.Response.ContentType = Json;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
