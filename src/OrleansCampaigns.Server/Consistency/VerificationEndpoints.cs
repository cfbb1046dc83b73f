using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;
using OrleansCampaigns.Server.Jobs;
using static OrleansCampaigns.Server.Jobs.OperatorAnswers;

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
        doors.MapPost("/verifications", async (StartVerification wanted, OperatorJobs jobs, CancellationToken stop) => Answer(await StartAsync(wanted, jobs, stop), StatusCodes.Status202Accepted))
            .WithSummary("Starts a verification of one campaign or all as a job, and answers at once.")
            .Produces<JobView>(StatusCodes.Status202Accepted).Refuses(400, 409, 429, 503);
        doors.MapGet("/verifications", ListAsync)
            .WithSummary("Verifications that were started within a day: where each stands, and what came of it.")
            .Produces<JobsAnswer>().Refuses(400, 503);
        doors.MapGet("/verifications/{job:guid}", async (Guid job, OperatorJobs jobs, CancellationToken stop) => Answer(await jobs.ViewAsync(VerifyJob.JobName, new JobId(job), stop)))
            .WithSummary("One verification: its progress, and its result when it is done.")
            .Produces<JobAnswer>().Refuses(404, 503);
        doors.MapPost("/verifications/{job:guid}/cancel", async (Guid job, OperatorJobs jobs, CancellationToken stop) => Answer(await jobs.CancelAsync(VerifyJob.JobName, new JobId(job), stop), StatusCodes.Status200OK))
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

    private static async Task<IResult> ListAsync(Guid? after, int? limit, OperatorJobs jobs, CancellationToken cancellationToken)
    {
        var items = limit ?? PageLimits.ItemsDefault;
        return items is < 1 or > PageLimits.ItemsMax ? Refused(BadList) : Answer(await jobs.ListAsync(VerifyJob.JobName, after is { } id ? new JobId(id) : null, items, cancellationToken));
    }

    private static Task<JobReply> StartAsync(StartVerification wanted, OperatorJobs jobs, CancellationToken cancellationToken) => jobs.StartAsync(
        VerifyJob.JobName, wanted.Job ?? new JobId(Guid.NewGuid()), VerifyJob.ArgumentOf(new VerifyRequest(wanted.Campaign, wanted.Repair)), cancellationToken);
}
