using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>Verifications and their findings over HTTP, for operators: the same door as the dashboard's.</summary>
internal static class VerificationEndpoints
{
    public const string Root = "/api/v1/operator";

    private static Refusal BadPage { get; } = Refusal.Invalid("page.limit", $"A page has 1 to {FindingTable.PageMax} findings, and skips none or more.");

    public static void MapVerifications(this IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup(Root).RequireAuthorization(OperatorDoor.Policy).WithTags("operator");
        doors.MapPost("/verifications", (StartVerification wanted, Verifications runs) => Answer(runs.Start(new VerifyRequest(wanted.Campaign, wanted.Repair)), StatusCodes.Status202Accepted))
            .WithSummary("Starts a verification of one campaign or all, and answers at once.")
            .Produces<VerificationStatus>(StatusCodes.Status202Accepted).Produces<Problem>(StatusCodes.Status409Conflict, Problems.MediaType);
        doors.MapGet("/verifications/newest", (Verifications runs) => Answer(runs.Newest(), StatusCodes.Status200OK))
            .WithSummary("The newest verification that was started at this server: its progress, and its report when it is done.")
            .Produces<VerificationStatus>().Produces<Problem>(StatusCodes.Status404NotFound, Problems.MediaType);
        doors.MapDelete("/verifications/newest", (Verifications runs) => Answer(runs.Stop(), StatusCodes.Status202Accepted))
            .WithSummary("Stops it at its next step.")
            .Produces<VerificationStatus>(StatusCodes.Status202Accepted).Produces<Problem>(StatusCodes.Status404NotFound, Problems.MediaType);
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

    private static IResult Answer((VerificationStatus? Status, Refusal? Refusal) answer, int status) =>
        answer.Refusal is { } refusal ? Refused(refusal) : Results.Json(answer.Status, WireJson.Options, statusCode: status);

    private static RefusedResult Refused(Refusal refusal) => new(refusal);

    private sealed class RefusedResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, refusal);
    }
}
