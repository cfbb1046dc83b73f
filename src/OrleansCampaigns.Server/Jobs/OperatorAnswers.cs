using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>What the operators' doors answer.</summary>
internal static class OperatorAnswers
{
    public static IResult Answer(JobReply reply, int status) =>
        reply.Job is { } job ? Results.Json(job, WireJson.Options, statusCode: status) : Refused(reply.Refusal!);

    public static IResult Answer(QueryReply reply) =>
        reply.Answer is { } answer ? Results.Json<object>(answer, WireJson.Options) : Refused(reply.Refusal!);

    public static IResult Refused(Refusal refusal) => new RefusedResult(refusal);

    public static void Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, Problems.MediaType);
    }

    private sealed class RefusedResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(httpContext, refusal);
    }
}
