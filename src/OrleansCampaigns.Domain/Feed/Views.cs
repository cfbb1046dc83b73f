using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>The whole campaign as one audience sees it now.</summary>
public static class Views
{
    public static LiveView Main(CampaignWorld world, ChannelKind channel) => new(
        CampaignViews.Main(world, channel),
        Visible(world.Sessions, state => SessionViews.Main(state, world, channel)),
        Visible(world.Characters, state => CharacterViews.Main(state, world, channel)),
        Visible(world.Regions, state => RegionViews.Main(state, world, channel)))
    {
        Conflicts = ConflictViews.Main(world, channel),
    };

    public static OwnView Own(CampaignWorld world, UserId user) => new(
        CampaignViews.Own(world, user),
        Visible(world.Sessions, state => SessionViews.Own(state, world, user)),
        Visible(world.Characters, state => CharacterViews.Own(state, world, user)),
        Visible(world.Regions, state => RegionViews.Own(state, world, user)))
    {
        Conflicts = ConflictViews.Own(world, user),
    };

    private static ImmutableSortedDictionary<TId, TView> Visible<TId, TState, TView>(
        ImmutableSortedDictionary<TId, TState> states, Func<TState, TView?> view)
        where TId : notnull
        where TView : class
    {
        var visible = ImmutableSortedDictionary.CreateBuilder<TId, TView>();
        foreach (var (id, state) in states)
            if (view(state) is { } seen) visible.Add(id, seen);
        return visible.ToImmutable();
    }
}
