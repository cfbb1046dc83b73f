using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A change of one region in a main channel.</summary>
[Alias("region-update")]
public abstract record RegionUpdate : Update
{
    public required RegionId Region { get; init; }

    /// <summary>The region after this update; null when this audience no longer sees it.</summary>
    public abstract RegionView? Apply(RegionView? view);
}

/// <summary>The region looks like this now.</summary>
[Alias("region-changed")]
public sealed record RegionChanged(RegionView View) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => View;
}
