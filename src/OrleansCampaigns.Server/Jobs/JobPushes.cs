using System.Collections.Immutable;
using System.Threading.Channels;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Jobs;

/// <summary>
/// Pushes how this server's jobs get on to the one who started each, and to the campaign's owner, on whatever server they follow the campaign. At most <see cref="WaitingMax"/>
/// pushes wait; beyond it the oldest are dropped: the stored state is there to be asked for.
/// </summary>
internal sealed class JobPushes(JobNews news, CampaignReplicas replicas, CampaignSignals signals) : BackgroundService
{
    public const int WaitingMax = 1_000;

    private readonly Channel<JobRow> _waiting = Channel.CreateBounded<JobRow>(new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        news.Changed += Take;
        try
        {
            await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken)) await PushAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; its jobs go on elsewhere.
        }
        finally
        {
            news.Changed -= Take;
        }
    }

    private void Take(JobRow job) => _waiting.Writer.TryWrite(job);

    private async Task PushAsync(JobRow job, CancellationToken stoppingToken)
    {
        var campaign = new CampaignId(job.CampaignId);
        if (campaign == JobDesk.OfNoCampaign) return; // operators ask
        try
        {
            var world = (await replicas.GetAsync(campaign, stoppingToken)).World;
            ImmutableArray<UserId> to = [.. world.Campaign.Members.Where(member => member.Value.Role == Role.Owner || member.Key.Value == job.StartedBy).Select(member => member.Key)];
            await signals.TellAsync(new JobNotice(new JobProgress(campaign, new JobId(job.Id), (JobState)job.State, job.Progress, job.Stage), to));
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            return; // nobody can be told, or who may know; the stored state is there to be asked for
        }
    }
}
