using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Server.Access;

/// <summary>A member who looks at a campaign, with the moment that they look at.</summary>
public sealed record Viewer(CampaignId Campaign, UserId User, Role Role, ReplicaMoment Moment)
{
    public ChannelKind Channel => Domain.Feed.Channel.MainOf(Role);
}
