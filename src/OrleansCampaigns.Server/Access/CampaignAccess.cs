using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Access;

/// <summary>The one place that says who may look at a campaign. Who may change it is decided with the command, by <c>Domain/Access/AccessPolicy.cs</c>.</summary>
public sealed class CampaignAccess(CampaignReplicas replicas, KnownCampaigns campaigns)
{
    private static Refusal Unknown { get; } = Refusal.NotFound("campaign.unknown", "There is no such campaign, or you are not a member of it.");

    private static Refusal Unreadable { get; } =
        Refusal.Unavailable("server.store-unavailable", "The campaign cannot be read now.", TimeSpan.FromSeconds(2));

    /// <summary>The viewer, or why not. Somebody who is no member in this server's memory is looked up in the journal before they are turned away.</summary>
    public async Task<(Viewer? Viewer, Refusal? Refusal)> OpenAsync(CampaignId campaign, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            if (!await campaigns.ExistsAsync(campaign, cancellationToken)) return (null, Unknown);
            var replica = await replicas.GetAsync(campaign, cancellationToken);
            if (replica.World.RoleOf(user) is null) await replica.CatchUpAsync(cancellationToken);
            if (replica.Fault is not null) return (null, Unreadable);
            var moment = replica.Moment;
            return moment.World.RoleOf(user) is { } role ? (new Viewer(campaign, user, role, replica, moment), null) : (null, Unknown);
        }
        catch (JournalUnavailableException)
        {
            return (null, Unreadable);
        }
    }
}
