using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;
using Channel = OrleansCampaigns.Domain.Feed.Channel;

namespace OrleansCampaigns.Server.Access;

/// <summary>A member who looks at a campaign, with the moment that they look at.</summary>
public sealed record Viewer(CampaignId Campaign, UserId User, Role Role, CampaignReplica Replica)
{
    /// <summary>Taken once, so that all parts of an answer are of one moment.</summary>
    public ReplicaMoment Moment { get; } = Replica.Moment;

    public ChannelKind Main => Domain.Feed.Channel.MainOf(Role);

    public Channel MainChannel => new(Main);

    public Channel OwnChannel => Domain.Feed.Channel.Own(User);
}
