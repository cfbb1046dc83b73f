using System.Globalization;
using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Campaigns;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>Long work over HTTP: started with 202 and the address of the job; shown, listed, cancelled; its file downloaded, in parts too (<c>Range</c>).</summary>
public static class JobEndpoints
{
    public const string Root = $"{CampaignApi.Root}/jobs";

    private static readonly JsonElement NoArgument = JsonElement.Parse("{}");

    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup(Root).RequireAuthorization().WithTags("Jobs");
        jobs.MapGet("", (Guid campaign, Guid? after, int? limit, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ListJobs(after is { } id ? new JobId(id) : null, limit ?? PageLimits.ItemsDefault) { Campaign = new(campaign) }))
            .Answers<ListJobs, JobsAnswer>();
        jobs.MapGet("{job}", (Guid campaign, Guid job, HttpContext http, QueryDoor door) =>
            door.AnswerAsync(http, new ViewJob(new(job)) { Campaign = new(campaign) }))
            .Answers<ViewJob, JobAnswer>();
        jobs.MapPost("{kind}", StartAsync).WithName("start-job").WithMetadata(new JobRoute())
            .Accepts<JsonElement>("application/json").Produces<JobView>(StatusCodes.Status202Accepted, "application/json").Refuses(400, 401, 403, 404, 409, 413, 415, 429, 503);
        jobs.MapPost("{job:guid}/cancel", CancelAsync).WithName("cancel-job").Produces<JobView>(StatusCodes.Status200OK, "application/json").Refuses(400, 401, 404, 429, 503);
        jobs.MapGet("{job:guid}/file", DownloadAsync).WithName("download-job-file")
            .Produces(StatusCodes.Status200OK, contentType: FileType).Produces(StatusCodes.Status206PartialContent, contentType: FileType).Refuses(401, 403, 404, 416, 429, 503);
    }

    private const string FileType = "application/x-ndjson";

    private static async Task StartAsync(Guid campaign, string kind, HttpContext http, JobDoor door, SenderLimits limits)
    {
        var user = SignedIn.UserOf(http.User);
        if (limits.Take(user) is { } tooMany) await Problems.WriteAsync(http, tooMany);
        else if (!http.Request.HasJsonContentType()) await Problems.WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, HttpRefusals.WrongMediaType);
        else if (!Guid.TryParse(http.Request.Headers["Idempotency-Key"].ToString(), CultureInfo.InvariantCulture, out var id) || id == Guid.Empty) await Problems.WriteAsync(http, HttpRefusals.NoCommandId);
        else if (await ReadAsync(http) is not { } argument) await Problems.WriteAsync(http, Refusal.Invalid("request.malformed", "What a job is started with is a JSON object."));
        else await WriteAsync(http, await door.StartAsync(user, new StartJob(new CampaignId(campaign), new JobId(id), kind, argument), http.RequestAborted), StatusCodes.Status202Accepted);
    }

    private static async Task CancelAsync(Guid campaign, Guid job, HttpContext http, JobDoor door, SenderLimits limits)
    {
        var user = SignedIn.UserOf(http.User);
        if (limits.Take(user) is { } tooMany) await Problems.WriteAsync(http, tooMany);
        else await WriteAsync(http, await door.CancelAsync(user, new CancelJob(new CampaignId(campaign), new JobId(job)), http.RequestAborted), StatusCodes.Status200OK);
    }

    private static async Task DownloadAsync(Guid campaign, Guid job, HttpContext http, JobDoor door, SenderLimits limits)
    {
        var user = SignedIn.UserOf(http.User);
        if (limits.Take(user) is { } tooMany)
        {
            await Problems.WriteAsync(http, tooMany);
            return;
        }

        var (file, name, refusal) = await door.OpenFileAsync(user, new CampaignId(campaign), new JobId(job), http.RequestAborted);
        if (file is null)
        {
            await Problems.WriteAsync(http, refusal!);
            return;
        }

        http.Response.Headers.CacheControl = "private, no-store";
        await Results.File(file, FileType, $"campaign-{campaign:N}.ndjson", entityTag: new($"\"{name}\""), enableRangeProcessing: true).ExecuteAsync(http);
    }

    /// <summary>An empty body is an empty object; null when it is no JSON.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        try
        {
            if (http.Request.ContentLength == 0) return NoArgument;
            using var read = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = WireJson.DepthMax, AllowDuplicateProperties = false }, http.RequestAborted);
            return read.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext http, JobReply reply, int status)
    {
        if (reply.Job is not { } job)
        {
            await Problems.WriteAsync(http, reply.Refusal!);
            return;
        }

        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status202Accepted) http.Response.Headers.Location = $"/api/v1/campaigns/{job.Campaign}/jobs/{job.Id}";
        await http.Response.WriteAsJsonAsync(job, WireJson.Options, http.RequestAborted);
    }
}
