using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A session as each audience sees it; null: not at all.</summary>
public static class SessionViews
{
    /// <summary>Spectators see a session from its opening on.</summary>
    public static bool Sees(ChannelKind channel, SessionState state) => channel != ChannelKind.Public || state.OpenedAt is not null;

    public static SessionView? Main(SessionState state, CampaignWorld world, ChannelKind channel)
    {
        if (!Sees(channel, state)) return null;
        var member = channel != ChannelKind.Public;
        return new SessionView(
            state.Id,
            state.Name,
            state.Status,
            member ? [.. state.Proposals.Keys.Select(id => ProposalOf(state, id))] : [],
            [.. state.Seats.Keys.Select(user => SeatOf(state, user, channel))],
            ScenesOf(state, channel),
            [.. state.Handouts.Keys.Select(id => HandoutOf(state, id, channel)).OfType<HandoutView>()],
            LogViews.Main(state.Log, channel),
            member ? state.StartsAt : null,
            state.OpenedAt,
            state.ClosedAt,
            CombatViews.Of(state.Combat, channel),
            state.Recap);
    }

    public static SessionOwnView? Own(SessionState state, CampaignWorld world, UserId user)
    {
        var log = LogViews.Own(state.Log.Of(user));
        ImmutableArray<HandoutView> handouts = [.. state.Handouts.Where(h => h.Value.ShownTo.Contains(user)).Select(h => OwnHandoutOf(state, h.Key))];
        return log.IsEmpty && handouts.IsEmpty ? null : new SessionOwnView(state.Id, log, handouts);
    }

    public static ProposalView ProposalOf(SessionState state, ProposalId id)
    {
        var proposal = state.Proposals[id];
        return new ProposalView(id, proposal.StartsAt, proposal.By, proposal.Votes);
    }

    public static SeatView SeatOf(SessionState state, UserId user, ChannelKind channel)
    {
        var seat = state.Seats[user];
        return new SeatView(user, seat.AsGameMaster, seat.Since, seat.CharacterSight.Reaches(channel) ? seat.Character : null);
    }

    public static ImmutableArray<SceneView> ScenesOf(SessionState state, ChannelKind channel) =>
        [.. state.Scenes.Where(scene => Sees(channel, scene)).Select(scene => SceneOf(scene, channel))];

    /// <summary>The handout in a main channel; null when it does not see it.</summary>
    public static HandoutView? HandoutOf(SessionState state, HandoutId id, ChannelKind channel)
    {
        var handout = state.Handouts[id];
        return channel switch
        {
            ChannelKind.GameMasters => new HandoutView(id, handout.Title, handout.Text, handout.ShownToTable, handout.ShownTo, handout.ImageUrl),
            ChannelKind.Table when handout.ShownToTable => OwnHandoutOf(state, id) with { ShownToTable = true },
            _ => null,
        };
    }

    /// <summary>The handout as one to whom it is shown has it: without a word about others.</summary>
    public static HandoutView OwnHandoutOf(SessionState state, HandoutId id)
    {
        var handout = state.Handouts[id];
        return new HandoutView(id, handout.Title, handout.Text, ShownToTable: false, [], handout.ImageUrl);
    }

    private static SceneView SceneOf(Scene scene, ChannelKind channel)
    {
        var master = channel == ChannelKind.GameMasters;
        return new SceneView(
            scene.Id, scene.Title, scene.StartedAt, scene.EndedAt,
            master || scene.RegionSight.Reaches(channel) ? scene.Region : null,
            master ? scene.Notes : null);
    }

    private static bool Sees(ChannelKind channel, Scene scene) => channel == ChannelKind.GameMasters || scene.StartedAt is not null;
}
