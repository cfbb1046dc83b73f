using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>A region as each audience sees it; null: not at all.</summary>
public static class RegionViews
{
    public static RegionView? Main(RegionState state, CampaignWorld world, ChannelKind channel) => !Sees(channel, state.Visibility) ? null : new RegionView(
        state.Id,
        state.Name,
        state.Terrain,
        state.Description,
        state.Weather,
        Seen(state.Borders.Keys, to => RegionPartViews.Border(state, to, world, channel)),
        Seen(state.Routes.Keys, id => RegionPartViews.Route(state, id, world, channel)),
        Seen(state.Influence.Keys, id => RegionPartViews.Influence(state, id, world, channel)),
        Seen(state.Clocks.Keys, id => RegionPartViews.Clock(state, id, channel)),
        Seen(state.Threats.Keys, id => RegionPartViews.Threat(state, id, channel)),
        Seen(state.Resources.Keys, id => RegionPartViews.Resource(state, id, channel)),
        Seen(state.Facts.Keys, id => RegionPartViews.Fact(state, id, channel)),
        channel == ChannelKind.GameMasters ? new RegionSecrets(state.Visibility, state.Values, state.Forecast, state.Notes) : null);

    /// <summary>What the user was told alone, whatever their role; nothing while the region is hidden.</summary>
    public static RegionOwnView? Own(RegionState state, CampaignWorld world, UserId user)
    {
        var facts = Seen(state.Facts.Keys, id => RegionPartViews.OwnFact(state, id, user));
        return facts.IsEmpty ? null : new RegionOwnView(state.Id, facts);
    }

    /// <summary>What is visible to a wider audience is visible to every narrower one.</summary>
    public static bool Sees(ChannelKind channel, RegionVisibility visibility) => channel switch
    {
        ChannelKind.GameMasters => true,
        ChannelKind.Table => visibility >= RegionVisibility.Table,
        ChannelKind.Public => visibility >= RegionVisibility.Public,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Not a main channel."),
    };

    private static ImmutableSortedDictionary<TId, TView> Seen<TId, TView>(IEnumerable<TId> ids, Func<TId, TView?> view)
        where TId : notnull
        where TView : class
    {
        var seen = ImmutableSortedDictionary.CreateBuilder<TId, TView>();
        foreach (var id in ids)
            if (view(id) is { } part) seen.Add(id, part);
        return seen.ToImmutable();
    }
}
