using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;
using Channel = OrleansCampaigns.Domain.Feed.Channel;

namespace OrleansCampaigns.Server.Access;

/// <summary>A member who looks at a campaign, with the moment that they look at.</summary>
/// <param name="Moment">The one at which their role was read: nothing after it is shown on the strength of that role.</param>
public sealed record Viewer(CampaignId Campaign, UserId User, Role Role, CampaignReplica Replica, ReplicaMoment Moment)
{
    public ChannelKind Main => Domain.Feed.Channel.MainOf(Role);

    public Channel MainChannel => new(Main);

    public Channel OwnChannel => Domain.Feed.Channel.Own(User);
}
