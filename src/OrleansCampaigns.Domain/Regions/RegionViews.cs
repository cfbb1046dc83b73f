using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A region as each audience sees it; null: not at all.</summary>
public static class RegionViews
{
    public static RegionView? Main(RegionState state, CampaignWorld world, ChannelKind channel) => new(state.Id, state.Name);

    public static RegionOwnView? Own(RegionState state, CampaignWorld world, UserId user) => null;
}
