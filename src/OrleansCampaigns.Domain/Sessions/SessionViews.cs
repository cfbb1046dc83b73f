using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A session as each audience sees it; null: not at all.</summary>
public static class SessionViews
{
    public static SessionView? Main(SessionState state, CampaignWorld world, ChannelKind channel) => new(state.Id, state.Name);

    public static SessionOwnView? Own(SessionState state, CampaignWorld world, UserId user) => null;
}
