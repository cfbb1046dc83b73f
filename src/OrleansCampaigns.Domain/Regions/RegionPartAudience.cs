using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>
/// Addresses the change of one part of a region: each channel that sees the region gets the part as it sees it now, or that it is gone, or nothing
/// at all when for that channel nothing changed.
/// </summary>
internal sealed class RegionPartAudience(RegionId id, CampaignWorld before, CampaignWorld after, Addressees to)
{
    private readonly RegionState? _then = before.Regions.GetValueOrDefault(id);
    private readonly RegionState _now = after.Regions[id];

    /// <summary>Everybody who sees the region, with the same content.</summary>
    public void ToViewers(RegionUpdate update) => to.EachMain(channel => RegionViews.Sees(channel, _now.Visibility) ? update : null);

    public void Border(RegionId to) => Part(
        (state, world, channel) => RegionPartViews.Border(state, to, world, channel), view => new BorderChanged(to, view) { Region = id });

    public void Route(RouteId route) => Part(
        (state, world, channel) => RegionPartViews.Route(state, route, world, channel), view => new RouteChanged(route, view) { Region = id });

    public void Influence(FactionId faction) => Part(
        (state, world, channel) => RegionPartViews.Influence(state, faction, world, channel), view => new RegionInfluenceChanged(faction, view) { Region = id });

    public void Clock(ClockId clock) => Part(
        (state, _, channel) => RegionPartViews.Clock(state, clock, channel), view => new ClockChanged(clock, view) { Region = id });

    public void Threat(ThreatId threat) => Part(
        (state, _, channel) => RegionPartViews.Threat(state, threat, channel), view => new ThreatChanged(threat, view) { Region = id });

    public void Resource(RegionResourceId resource) => Part(
        (state, _, channel) => RegionPartViews.Resource(state, resource, channel), view => new RegionResourceChanged(resource, view) { Region = id });

    /// <param name="fact">The fact that changed.</param>
    /// <param name="users">Whose own channel may see a change.</param>
    public void Fact(FactId fact, IEnumerable<UserId> users)
    {
        Part((state, _, channel) => RegionPartViews.Fact(state, fact, channel), view => new FactChanged(fact, view) { Region = id });
        foreach (var user in users)
        {
            var view = RegionPartViews.OwnFact(_now, fact, user);
            if (view != (_then is null ? null : RegionPartViews.OwnFact(_then, fact, user))) to.Own(user, new OwnFactChanged(fact, view) { Region = id });
        }
    }

    private void Part<TView>(Func<RegionState, CampaignWorld, ChannelKind, TView?> viewOf, Func<TView?, RegionUpdate> updateOf)
        where TView : class =>
        to.EachMain(channel =>
        {
            if (!RegionViews.Sees(channel, _now.Visibility)) return null;
            var view = viewOf(_now, after, channel);
            var seenBefore = _then is null ? null : viewOf(_then, before, channel);
            return Equals(view, seenBefore) ? null : updateOf(view);
        });
}
