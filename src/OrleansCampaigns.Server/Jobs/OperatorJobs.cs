using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>Jobs that operators start and that are no campaign's: verifications and imports. One of them all runs at a time in the cluster, others wait.</summary>
public sealed class OperatorJobs(JobDesk desk)
{
    private static Refusal StoreUnavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    private static UserId Operator => Actor.System.User;

    /// <summary>Accepts one and answers at once; under the same id it is the same one.</summary>
    public async Task<JobReply> StartAsync(string kind, JobId job, JsonElement argument, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.StartAsync(new StartJob(JobDesk.OfNoCampaign, job, kind, argument), Operator, Role.Owner, cancellationToken)) ?? JobReply.Of(StoreUnavailable);

    /// <summary>Ends it at its next step.</summary>
    public async Task<JobReply> CancelAsync(string kind, JobId job, CancellationToken cancellationToken)
    {
        var seen = await ViewAsync(kind, job, cancellationToken);
        if (seen.Refusal is { } refusal) return JobReply.Of(refusal);
        return await TryAsync(() => desk.CancelAsync(new CancelJob(JobDesk.OfNoCampaign, job), Operator, Role.Owner, cancellationToken)) ?? JobReply.Of(StoreUnavailable);
    }

    public async Task<QueryReply> ViewAsync(string kind, JobId job, CancellationToken cancellationToken)
    {
        var reply = await TryAsync(() => desk.ViewAsync(new ViewJob(job) { Campaign = JobDesk.OfNoCampaign }, Operator, Role.Owner, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);
        return reply.Answer is JobAnswer answer && answer.Job.Kind != kind ? QueryReply.Of(Refusal.NotFound("job.unknown", "There is no such job.")) : reply;
    }

    /// <summary>Those of the last day, in the order of their ids.</summary>
    public async Task<QueryReply> ListAsync(string kind, JobId? after, int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<JobView>();
        for (JobsAnswer? page = null; page is null || (page.Next is not null && found.Count <= limit); after = page.Next)
        {
            var query = new ListJobs(after, limit) { Campaign = JobDesk.OfNoCampaign };
            var reply = await TryAsync(() => desk.ListAsync(query, Operator, Role.Owner, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);
            if (reply.Answer is not JobsAnswer read) return reply;
            page = read;
            found.AddRange(page.Jobs.Where(job => job.Kind == kind));
        }

        ImmutableArray<JobView> first = [.. found.Take(limit)];
        return QueryReply.Of(new JobsAnswer(first, found.Count > limit ? first[^1].Id : null));
    }

    /// <returns>Null when the database is away.</returns>
    private static async Task<T?> TryAsync<T>(Func<Task<T>> work)
        where T : class
    {
        try
        {
            return await work();
        }
        catch (Exception away) when (away is JournalUnavailableException or JournalBusyException)
        {
            return null;
        }
    }
}
