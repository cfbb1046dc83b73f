using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.Feed;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>Who sees what of a session's event.</summary>
public static class SessionAudience
{
    public static void Address(SessionId id, RecordedEvent recorded, CampaignWorld before, CampaignWorld after, Addressees to)
    {
        var state = after.Sessions[id];
        switch (recorded.Event)
        {
            case LogEvent e: LogAudience.Address(e, state, to); break;
            case CombatEvent e: CombatAudience.Address(e, before.Sessions[id].Combat, state, to); break;
            case SessionCreated: to.EachMain(channel => Whole(state, after, channel)); break;
            case DateProposed e: to.Members(new SessionProposalChanged(SessionViews.ProposalOf(state, e.Proposal)) { Session = id }); break;
            case DateVoted e: to.Members(new SessionProposalChanged(SessionViews.ProposalOf(state, e.Proposal)) { Session = id }); break;
            case ProposalWithdrawn e: to.Members(new SessionProposalGone(e.Proposal) { Session = id }); break;
            case DateFixed e: to.Members(new SessionDateFixed(e.StartsAt) { Session = id }); break;
            case SessionOpened:
                to.Members(StatusOf(state));
                if (Whole(state, after, ChannelKind.Public) is { } view) to.Public(view);
                break;
            case SessionPaused or SessionResumed: to.Everyone(StatusOf(state)); break;
            case SessionClosed: Close(before.Sessions[id], state, to); break;
            case SeatTaken e: EachThatSees(state, to, channel => new SessionSeatChanged(SessionViews.SeatOf(state, e.User, channel)) { Session = id }); break;
            case SeatLeft e: EachThatSees(state, to, _ => new SessionSeatGone(e.User) { Session = id }); break;
            case ScenePrepared or SceneStarted or SceneEnded: ScenesChange(before.Sessions[id], state, to); break;
            case HandoutCreated e: HandoutChanges(e.Handout, before.Sessions[id], state, to); break;
            case HandoutShown e:
                HandoutChanges(e.Handout, before.Sessions[id], state, to);
                foreach (var user in e.To) to.Own(user, new SessionOwnHandoutShown(SessionViews.OwnHandoutOf(state, e.Handout)) { Session = id });
                break;
            default: throw new InvalidOperationException($"{recorded.Event.GetType().Name} has no audience.");
        }
    }

    private static SessionChanged? Whole(SessionState state, CampaignWorld world, ChannelKind channel) =>
        SessionViews.Main(state, world, channel) is { } view ? new SessionChanged(view) { Session = state.Id } : null;

    private static SessionStatusChanged StatusOf(SessionState state) =>
        new(state.Status, state.OpenedAt, state.ClosedAt, state.Recap) { Session = state.Id };

    private static void EachThatSees(SessionState state, Addressees to, Func<ChannelKind, Update?> of) =>
        to.EachMain(channel => SessionViews.Sees(channel, state) ? of(channel) : null);

    private static void Close(SessionState before, SessionState after, Addressees to)
    {
        ScenesChange(before, after, to);
        to.EachMain(channel => CombatViews.Of(before.Combat, channel) is null ? null : new CombatChanged { Session = after.Id });
        to.Everyone(StatusOf(after));
    }

    /// <summary>Each channel gets the scenes that look different to it now. Prepared and running ones are few: the rest compares equal.</summary>
    private static void ScenesChange(SessionState before, SessionState after, Addressees to)
    {
        foreach (var kind in (ReadOnlySpan<ChannelKind>)[ChannelKind.GameMasters, ChannelKind.Table, ChannelKind.Public])
        {
            if (!SessionViews.Sees(kind, after)) continue;
            var (old, scenes) = (SessionViews.ScenesOf(before, kind), SessionViews.ScenesOf(after, kind));
            for (var place = 0; place < scenes.Length; place++)
            {
                if (!old.Contains(scenes[place])) to.To(kind, new SessionSceneChanged(place, scenes[place]) { Session = after.Id });
            }
        }
    }

    private static void HandoutChanges(HandoutId handout, SessionState before, SessionState after, Addressees to) => to.EachMain(channel =>
    {
        if (!SessionViews.Sees(channel, after) || SessionViews.HandoutOf(after, handout, channel) is not { } view) return null;
        var wasSeen = before.Handouts.ContainsKey(handout) && SessionViews.HandoutOf(before, handout, channel) is not null;
        return wasSeen && channel != ChannelKind.GameMasters ? null : new SessionHandoutChanged(view) { Session = after.Id };
    });
}
