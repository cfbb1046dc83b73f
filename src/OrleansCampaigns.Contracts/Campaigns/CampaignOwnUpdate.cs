using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A change of what one user alone sees of the campaign's own part.</summary>
[Alias("campaign-own-update")]
public abstract record CampaignOwnUpdate : Update
{
    public abstract CampaignOwnView Apply(CampaignOwnView view);
}
