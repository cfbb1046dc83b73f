using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>Who sees what of a region's event.</summary>
public static class RegionAudience
{
    public static void Address(RegionId id, RegionEvent happened, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        switch (happened)
        {
            case RegionCreated:
                to.EachMain(channel => RegionViews.Main(after.Regions[id], after, channel) is { } view ? new RegionChanged(view) { Region = id } : null);
                break;
            default: throw new InvalidOperationException($"{happened.GetType().Name} has no audience.");
        }
    }
}
