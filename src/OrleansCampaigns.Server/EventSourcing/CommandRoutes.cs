using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// <c>POST /api/v1/campaigns/{campaign}/commands/{name}</c>, one route for each command: its JSON without <c>type</c> in the body, its id in <c>Idempotency-Key</c>, the version
/// that the author saw in <c>If-Match</c>. Answered with the receipt, or with a problem of the refusal's code.
/// </summary>
/// <remarks>
/// Request delegates, not route handlers: each of those is compiled from an expression tree at every start, 13 ms of CPU a route, a third of the server's start for all.
/// </remarks>
public sealed class CommandRoutes(IEndpointRouteBuilder commands)
{
    private const string Json = "application/json";

    private static readonly object[] Refused =
        [.. ((int[])[400, 401, 403, 404, 409, 412, 413, 415, 429, 503]).Select(status => new ProducesResponseTypeMetadata(status, typeof(Problem), [Problems.MediaType]))];

    public CommandRoutes Map<TCommand>()
        where TCommand : Command
    {
        var name = WireJson.WireNameOf(typeof(TCommand));
        commands.MapPost(name, SendAsync<TCommand>)
            .WithName(name)
            .WithMetadata(new CommandRoute(typeof(TCommand)), CampaignInPath.Described, CampaignInPath.Parameter)
            .WithMetadata(new AcceptsMetadata([Json], typeof(TCommand)), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Receipt), [Json]))
            .WithMetadata(Refused);
        return this;
    }

    private static async Task SendAsync<TCommand>(HttpContext http)
        where TCommand : Command
    {
        if (CampaignInPath.Of(http) is not { } campaign)
        {
            await Problems.WriteAsync(http, HttpRefusals.BadRequest);
            return;
        }

        var user = SignedIn.UserOf(http.User);
        if (http.RequestServices.GetRequiredService<SenderLimits>().Take(user) is { } tooMany)
        {
            await Problems.WriteAsync(http, tooMany);
            return;
        }

        var (envelope, refusal) = await ReadAsync<TCommand>(campaign, http);
        if (envelope is null)
        {
            await Problems.WriteAsync(http, refusal == HttpRefusals.WrongMediaType ? StatusCodes.Status415UnsupportedMediaType : Problems.StatusOf(refusal!.Kind), refusal!);
            return;
        }

        // Once it is read, a command goes its way whether or not the sender waits for the answer.
        var reply = await http.RequestServices.GetRequiredService<CommandDoor>().SendAsync(user, envelope, CancellationToken.None);
        if (reply.Receipt is { } receipt)
        {
            http.Response.Headers.ETag = EntityTag.Of(receipt.Version);
            await http.Response.WriteAsJsonAsync(receipt, WireJson.Options, Json, http.RequestAborted);
        }
        else
        {
            await Problems.WriteAsync(http, reply.Refusal!);
        }
    }

    private static async Task<(CommandEnvelope? Envelope, Refusal? Refusal)> ReadAsync<TCommand>(CampaignId campaign, HttpContext http)
        where TCommand : Command
    {
        if (!http.Request.HasJsonContentType()) return (null, HttpRefusals.WrongMediaType);
        if (!Guid.TryParse(http.Request.Headers["Idempotency-Key"].ToString(), CultureInfo.InvariantCulture, out var id) || id == Guid.Empty) return (null, HttpRefusals.NoCommandId);
        if (!EntityTag.TryReadIfMatch(http.Request, out var seen)) return (null, HttpRefusals.WrongIfMatch);
        if (await ReadBodyAsync(http) is not { } body) return (null, HttpRefusals.BodyTooLarge);
        var (command, refusal) = WireReader.Read<TCommand>(body);
        return command is null ? (null, refusal) : (new CommandEnvelope(new CommandId(id), campaign, command, seen), null);
    }

    /// <summary>Null beyond <see cref="HttpRefusals.BodyBytesMax"/>.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > HttpRefusals.BodyBytesMax) return null;
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            var isTooLong = read.Buffer.Length > HttpRefusals.BodyBytesMax;
            var body = read.IsCompleted && !isTooLong ? read.Buffer.ToArray() : null;
            http.Request.BodyReader.AdvanceTo(body is null ? read.Buffer.Start : read.Buffer.End, read.Buffer.End);
            if (body is not null || isTooLong) return body;
        }
    }
}
