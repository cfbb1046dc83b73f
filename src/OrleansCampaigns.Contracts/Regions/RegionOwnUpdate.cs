using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A change of what one user alone sees of one region.</summary>
[Alias("region-own-update")]
public abstract record RegionOwnUpdate : Update
{
    public required RegionId Region { get; init; }

    /// <summary>The user's own part after this update; null when there is none left.</summary>
    public abstract RegionOwnView? Apply(RegionOwnView? view);
}
