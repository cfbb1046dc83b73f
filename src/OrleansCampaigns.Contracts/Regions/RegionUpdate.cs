using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A change of one region in a main channel.</summary>
[GenerateSerializer, Immutable, Alias("region-update")]
public abstract record RegionUpdate : Update
{
    [Id(0)]
    public required RegionId Region { get; init; }

    /// <summary>The region after this update; null when this audience no longer sees it.</summary>
    public abstract RegionView? Apply(RegionView? view);
}

/// <summary>The region looks like this now.</summary>
[GenerateSerializer, Immutable, Alias("region-changed")]
public sealed record RegionChanged([property: Id(0)] RegionView View) : RegionUpdate
{
    public override RegionView? Apply(RegionView? view) => View;
}
