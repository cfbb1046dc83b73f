using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>What the doors share about jobs: who the asker is in the campaign, and the same refusals.</summary>
public sealed class JobDoor(CampaignAccess access, JobDesk desk)
{
    private static Refusal StoreUnavailable { get; } = Refusal.Unavailable("server.store-unavailable", "The database cannot be reached. Try again.", TimeSpan.FromSeconds(2));

    public Task<JobReply> StartAsync(UserId user, StartJob start, CancellationToken cancellationToken) =>
        ReplyAsync(start.Campaign, user, viewer => desk.StartAsync(start, user, viewer.Role, cancellationToken), cancellationToken);

    public Task<JobReply> CancelAsync(UserId user, CancelJob cancel, CancellationToken cancellationToken) =>
        ReplyAsync(cancel.Campaign, user, viewer => desk.CancelAsync(cancel, user, viewer.Role, cancellationToken), cancellationToken);

    public async Task<QueryReply> ViewAsync(Viewer viewer, ViewJob query, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.ViewAsync(query, viewer.User, viewer.Role, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);

    public async Task<QueryReply> ListAsync(Viewer viewer, ListJobs query, CancellationToken cancellationToken) =>
        await TryAsync(() => desk.ListAsync(query, viewer.User, viewer.Role, cancellationToken)) ?? QueryReply.Of(StoreUnavailable);

    public async Task<(FileStream? File, string Name, Refusal? Refusal)> OpenFileAsync(UserId user, CampaignId campaign, JobId job, CancellationToken cancellationToken)
    {
        var (viewer, refusal) = await access.OpenAsync(campaign, user, cancellationToken);
        if (viewer is null) return (null, "", refusal);
        return await desk.OpenFileAsync(campaign, job, user, viewer.Role, cancellationToken);
    }

    private async Task<JobReply> ReplyAsync(CampaignId campaign, UserId user, Func<Viewer, Task<JobReply>> reply, CancellationToken cancellationToken)
    {
        var (viewer, refusal) = await access.OpenAsync(campaign, user, cancellationToken);
        if (viewer is null) return JobReply.Of(refusal!);
        return await TryAsync(() => reply(viewer)) ?? JobReply.Of(StoreUnavailable);
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
