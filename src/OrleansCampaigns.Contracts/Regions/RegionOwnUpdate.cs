using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;
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

/// <summary>The user's own part of the region looks like this now: the region was shown or hidden.</summary>
/// <param name="View">Null: nothing is left of it.</param>
[Alias("region-own-changed")]
public sealed record RegionOwnChanged(RegionOwnView? View = null) : RegionOwnUpdate
{
    public override RegionOwnView? Apply(RegionOwnView? view) => View;
}

/// <summary>The user was told a fact, was told it anew, or it was taken away.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="View">Null: it is gone.</param>
[Alias("own-fact-changed")]
public sealed record OwnFactChanged(FactId Fact, FactView? View = null) : RegionOwnUpdate
{
    public override RegionOwnView? Apply(RegionOwnView? view)
    {
        var facts = (view?.Facts ?? ImmutableSortedDictionary<FactId, FactView>.Empty).Put(Fact, View);
        return facts.IsEmpty ? null : new RegionOwnView(Region, facts);
    }
}
