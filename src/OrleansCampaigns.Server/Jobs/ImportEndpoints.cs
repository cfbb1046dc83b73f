using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Consistency;
using OrleansCampaigns.Server.EventSourcing;
using static OrleansCampaigns.Server.Jobs.OperatorAnswers;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>Imports of campaigns over HTTP, for operators: the file of an export is the request's body.</summary>
internal static class ImportEndpoints
{
    public const string Root = $"{VerificationEndpoints.Root}/imports";
    public const string FileType = "application/x-ndjson";

    private static Refusal BadList { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {PageLimits.ItemsMax} imports.");

    private static Refusal BadId { get; } = Refusal.Invalid("request.idempotency-key", "The header Idempotency-Key names the job: a GUID of your choice, the same when you send it again.");

    public static void MapImports(this IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup(Root).RequireAuthorization(OperatorDoor.Policy).WithTags("operator");
        doors.MapPost("", StartAsync)
            .WithSummary("Takes the file of an export and starts a job that puts its campaign here, under its own id. The header Idempotency-Key may name the job.")
            .Accepts<Stream>(FileType).Produces<JobView>(StatusCodes.Status202Accepted).Refuses(400, 409, 413, 415, 429, 503);
        doors.MapGet("", ListAsync)
            .WithSummary("Imports that were started within a day: where each stands, and what came of it.")
            .Produces<JobsAnswer>().Refuses(400, 503);
        doors.MapGet("/{job:guid}", async (Guid job, OperatorJobs jobs, CancellationToken stop) => Answer(await jobs.ViewAsync(ImportJob.JobName, new JobId(job), stop)))
            .WithSummary("One import: its progress, and its result when it is done.")
            .Produces<JobAnswer>().Refuses(404, 503);
        doors.MapPost("/{job:guid}/cancel", async (Guid job, OperatorJobs jobs, CancellationToken stop) =>
                Answer(await jobs.CancelAsync(ImportJob.JobName, new JobId(job), stop), StatusCodes.Status200OK))
            .WithSummary("Ends it, unless the campaign is here by then.")
            .Produces<JobView>().Refuses(404, 503);
    }

    private static async Task<IResult> StartAsync(HttpContext http, ImportUploads uploads, JobFiles files)
    {
        if (JobOf(http.Request) is not { } job) return Refused(BadId);
        if (http.Request.ContentLength > files.BytesMax) return Refused(Refusal.TooLarge(JobFiles.TooLargeCode, $"A file has at most {files.BytesMax} bytes."));

        // The limit of every other route; here the bytes are counted as they come.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        return Answer(await uploads.TakeAsync(job, http.Request.Body, http.RequestAborted), StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ListAsync(Guid? after, int? limit, OperatorJobs jobs, CancellationToken cancellationToken)
    {
        var items = limit ?? PageLimits.ItemsDefault;
        return items is < 1 or > PageLimits.ItemsMax
            ? Refused(BadList)
            : Answer(await jobs.ListAsync(ImportJob.JobName, after is { } id ? new JobId(id) : null, items, cancellationToken));
    }

    /// <summary>A new id when the sender chose none; null when what it chose is none.</summary>
    private static JobId? JobOf(HttpRequest request)
    {
        var chosen = request.Headers["Idempotency-Key"].ToString();
        if (chosen.Length == 0) return new JobId(Guid.NewGuid());
        return Guid.TryParse(chosen, CultureInfo.InvariantCulture, out var id) && id != Guid.Empty ? new JobId(id) : null;
    }
}
