using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>
/// The parts of a region as a main channel sees them. Null: the part does not exist or this channel does not see it. That the channel sees the
/// region itself is for the caller.
/// </summary>
internal static class RegionPartViews
{
    public static BorderView? Border(RegionState state, RegionId to, CampaignWorld world, ChannelKind channel) =>
        state.Borders.TryGetValue(to, out var visibility) && RegionViews.Sees(channel, visibility) && SeesRegion(to, world, channel)
            ? new BorderView(ForGameMasters(channel, visibility))
            : null;

    public static RouteView? Route(RegionState state, RouteId id, CampaignWorld world, ChannelKind channel) =>
        state.Routes.GetValueOrDefault(id) is { } route && RegionViews.Sees(channel, route.Visibility) && SeesRegion(route.To, world, channel)
            ? new RouteView(route.To, route.Kind, route.TravelDays, ForGameMasters(channel, route.Visibility))
            : null;

    /// <summary>Of a faction that the channel does not see, not even that it is at work here; of one that is dissolved or not founded yet, game masters alone.</summary>
    public static FactionInfluenceView? Influence(RegionState state, FactionId id, CampaignWorld world, ChannelKind channel) =>
        state.Influence.GetValueOrDefault(id) is { } influence && RegionViews.Sees(channel, influence.Visibility)
        && (channel == ChannelKind.GameMasters || FactionViews.Sees(world.Campaign.Factions, id, channel))
            ? new FactionInfluenceView(influence.Influence, ForGameMasters(channel, influence.Visibility))
            : null;

    public static ClockView? Clock(RegionState state, ClockId id, ChannelKind channel) =>
        state.Clocks.GetValueOrDefault(id) is { } clock && RegionViews.Sees(channel, clock.Visibility)
            ? new ClockView(
                clock.Name,
                clock.Segments,
                clock.Filled,
                clock.HasFilled,
                clock.HasFilled || channel == ChannelKind.GameMasters ? clock.Consequence : null,
                channel == ChannelKind.GameMasters ? clock.Outcome : null,
                ForGameMasters(channel, clock.Visibility))
            : null;

    public static ThreatView? Threat(RegionState state, ThreatId id, ChannelKind channel) =>
        state.Threats.GetValueOrDefault(id) is { } threat && RegionViews.Sees(channel, threat.Visibility)
            ? new ThreatView(threat.Name, threat.Severity, threat.Resolved, ForGameMasters(channel, threat.Visibility))
            : null;

    public static RegionResourceView? Resource(RegionState state, RegionResourceId id, ChannelKind channel) =>
        state.Resources.GetValueOrDefault(id) is { } resource && RegionViews.Sees(channel, resource.Visibility)
            ? new RegionResourceView(resource.Name, resource.Amount, resource.Unit, ForGameMasters(channel, resource.Visibility))
            : null;

    public static FactView? Fact(RegionState state, FactId id, ChannelKind channel)
    {
        if (!state.Facts.TryGetValue(id, out var fact)) return null;
        if (channel == ChannelKind.GameMasters) return new FactView(fact.Text, fact.Standing, fact.Since, fact.Knowledge);
        return AsTold(fact, channel == ChannelKind.Table ? fact.Knowledge.Table : fact.Knowledge.Public);
    }

    public static FactView? OwnFact(RegionState state, FactId id, UserId user) =>
        state.Visibility != RegionVisibility.GameMasters && state.Facts.TryGetValue(id, out var fact)
            ? AsTold(fact, fact.Knowledge.Users.GetValueOrDefault(user))
            : null;

    private static FactView? AsTold(Fact fact, FactTelling? telling) => telling is null ? null : new FactView(fact.Text, telling.ToldAs, telling.Since);

    /// <summary>A player does not learn whether spectators see the same.</summary>
    private static RegionVisibility? ForGameMasters(ChannelKind channel, RegionVisibility visibility) =>
        channel == ChannelKind.GameMasters ? visibility : null;

    private static bool SeesRegion(RegionId id, CampaignWorld world, ChannelKind channel) =>
        world.Regions.TryGetValue(id, out var region) && RegionViews.Sees(channel, region.Visibility);
}
