using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Consistency;

/// <summary>Verifications that operators start: jobs that are no campaign's. One runs at a time in the cluster, others wait.</summary>
public sealed class Verifications(JobDesk desk)
{
    private static Refusal StoreUnavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    private static UserId Operator => Actor.System.User;

    /// <summary>Accepts one and answers at once; under the same id it is the same one.</summary>
    public async Task<JobReply> StartAsync(StartVerification wanted, CancellationToken cancellationToken)
    {
        var argument = VerifyJob.ArgumentOf(new VerifyRequest(wanted.Campaign, wanted.Repair));
        var start = new StartJob(VerifyJob.AllCampaigns, wanted.Job ?? new JobId(Guid.NewGuid()), VerifyJob.JobName, argument);
        return await TryAsync(() => desk.StartAsync(start, Operator, Role.Owner, cancellationToken)) ?? JobReply.Of(StoreUnavailable);
    }

    /// <summary>Ends it at its next step.</summary>
    public async Task<JobReply> CancelAsync(JobId job, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.CancelAsync(new CancelJob(VerifyJob.AllCampaigns, job), Operator, Role.Owner, cancellationToken)) ?? JobReply.Of(StoreUnavailable);

    public async Task<QueryReply> ViewAsync(JobId job, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.ViewAsync(new ViewJob(job) { Campaign = VerifyJob.AllCampaigns }, Operator, Role.Owner, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);

    /// <summary>Those of the last day, in the order of their ids.</summary>
    public async Task<QueryReply> ListAsync(JobId? after, int limit, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.ListAsync(new ListJobs(after, limit) { Campaign = VerifyJob.AllCampaigns }, Operator, Role.Owner, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);

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
