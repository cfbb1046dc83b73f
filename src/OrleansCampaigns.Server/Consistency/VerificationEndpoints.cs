using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>Verifications and their findings over HTTP, for operators: the same door as the dashboard's.</summary>
internal static class VerificationEndpoints
{
    public const string Root = "/api/v1/operator";

    private static Refusal BadList { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {PageLimits.ItemsMax} verifications.");

    private static Refusal BadPage { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {FindingTable.PageMax} findings, and skips none or more.");

    public static void MapVerifications(this IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup(Root).RequireAuthorization(OperatorDoor.Policy).WithTags("operator");
        doors.MapPost("/verifications", async (StartVerification wanted, Verifications runs, CancellationToken stop) => Answer(await runs.StartAsync(wanted, stop), StatusCodes.Status202Accepted))
            .WithSummary("Starts a verification of one campaign or all as a job, and answers at once.")
            .Produces<JobView>(StatusCodes.Status202Accepted).Refuses(400, 409, 429, 503);
        doors.MapGet("/verifications", ListAsync)
            .WithSummary("Verifications that were started within a day: where each stands, and what came of it.")
            .Produces<JobsAnswer>().Refuses(400, 503);
        doors.MapGet("/verifications/{job:guid}", async (Guid job, Verifications runs, CancellationToken stop) => Answer(await runs.ViewAsync(new JobId(job), stop)))
            .WithSummary("One verification: its progress, and its result when it is done.")
            .Produces<JobAnswer>().Refuses(404, 503);
        doors.MapPost("/verifications/{job:guid}/cancel", async (Guid job, Verifications runs, CancellationToken stop) => Answer(await runs.CancelAsync(new JobId(job), stop), StatusCodes.Status200OK))
            .WithSummary("Ends it at its next step.")
            .Produces<JobView>().Refuses(404, 503);
        doors.MapGet("/findings", FindingsAsync)
            .WithSummary("What verifications found, newest first; those that are repaired only when asked for.")
            .Produces<Page<StoredFinding>>().Produces<Problem>(StatusCodes.Status400BadRequest, Problems.MediaType);
        doors.MapGet("/scrubber", async (IGrainFactory grains) => Results.Json(await grains.GetGrain<IScrubberGrain>(0).ProgressAsync(), WireJson.Options))
            .WithSummary("How far the walk over all campaigns is.")
            .Produces<ScrubProgress>();
    }

    private static async Task<IResult> FindingsAsync(FindingTable findings, [AsParameters] FindingsWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.Limit is < 1 or > FindingTable.PageMax || wanted.Skip < 0) return Refused(BadPage);
        var found = await findings.ListAsync(wanted.Campaign, openOnly: !wanted.Repaired, wanted.Skip, wanted.Limit, cancellationToken);
        return Results.Json(new Page<StoredFinding>(found, HasMore: found.Length == wanted.Limit), WireJson.Options);
    }

    private static async Task<IResult> ListAsync(Guid? after, int? limit, Verifications runs, CancellationToken cancellationToken)
    {
        var items = limit ?? PageLimits.ItemsDefault;
        return items is < 1 or > PageLimits.ItemsMax ? Refused(BadList) : Answer(await runs.ListAsync(after is { } id ? new JobId(id) : null, items, cancellationToken));
    }

    private static IResult Answer(JobReply reply, int status) =>
        reply.Job is { } job ? Results.Json(job, WireJson.Options, statusCode: status) : Refused(reply.Refusal!);

    private static IResult Answer(QueryReply reply) =>
        reply.Answer is { } answer ? Results.Json<object>(answer, WireJson.Options) : Refused(reply.Refusal!);

    private static void Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, Problems.MediaType);
    }

    private static RefusedResult Refused(Refusal refusal) => new(refusal);

    private sealed class RefusedResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, refusal);
    }
}
