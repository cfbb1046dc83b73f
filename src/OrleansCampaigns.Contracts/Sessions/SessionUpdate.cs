using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A change of one session in a main channel.</summary>
[Alias("session-update")]
public abstract record SessionUpdate : Update
{
    public required SessionId Session { get; init; }

    /// <summary>The session after this update; null when this audience no longer sees it.</summary>
    public abstract SessionView? Apply(SessionView? view);
}

/// <summary>A change of a part of a session that this audience has seen before.</summary>
[Alias("session-part-update")]
public abstract record SessionPartUpdate : SessionUpdate
{
    public sealed override SessionView? Apply(SessionView? view) =>
        Change(view ?? throw new InvalidOperationException($"{GetType().Name} came before its session {Session}."));

    protected abstract SessionView Change(SessionView view);
}

/// <summary>The session looks like this now: the first that this audience sees of it.</summary>
[Alias("session-changed")]
public sealed record SessionChanged(SessionView View) : SessionUpdate
{
    public override SessionView? Apply(SessionView? view) => View;
}

/// <summary>Play was opened, paused, resumed or closed.</summary>
[Alias("session-status-changed")]
public sealed record SessionStatusChanged(
    SessionStatus Status,
    DateTimeOffset? OpenedAt = null,
    DateTimeOffset? ClosedAt = null,
    Recap? Recap = null) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) => view with { Status = Status, OpenedAt = OpenedAt, ClosedAt = ClosedAt, Recap = Recap };
}

/// <summary>A proposed date is new or has other votes.</summary>
[Alias("session-proposal-changed")]
public sealed record SessionProposalChanged(ProposalView Proposal) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) =>
        view with { Proposals = [.. view.Proposals.Where(p => p.Proposal != Proposal.Proposal).Append(Proposal).OrderBy(p => p.Proposal)] };
}

/// <summary>A proposed date was taken back.</summary>
[Alias("session-proposal-gone")]
public sealed record SessionProposalGone(ProposalId Proposal) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) => view with { Proposals = view.Proposals.RemoveAll(p => p.Proposal == Proposal) };
}

/// <summary>The session has this date now.</summary>
[Alias("session-date-fixed")]
public sealed record SessionDateFixed(DateTimeOffset StartsAt) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) => view with { StartsAt = StartsAt };
}

/// <summary>A seat was taken, or is taken as something else.</summary>
[Alias("session-seat-changed")]
public sealed record SessionSeatChanged(SeatView Seat) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) =>
        view with { Seats = [.. view.Seats.Where(s => s.User != Seat.User).Append(Seat).OrderBy(s => s.User)] };
}

/// <summary>A seat is free.</summary>
[Alias("session-seat-gone")]
public sealed record SessionSeatGone(UserId User) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) => view with { Seats = view.Seats.RemoveAll(s => s.User == User) };
}

/// <summary>A scene looks like this now and stands at <paramref name="Place"/> of the scenes that this audience sees.</summary>
/// <param name="Place">Zero-based.</param>
/// <param name="Scene">The whole scene.</param>
[Alias("session-scene-changed")]
public sealed record SessionSceneChanged(int Place, SceneView Scene) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) =>
        view with { Scenes = view.Scenes.RemoveAll(s => s.Scene == Scene.Scene).Insert(Place, Scene) };
}

/// <summary>A handout is new to this audience, or game masters see to whom else it was shown.</summary>
[Alias("session-handout-changed")]
public sealed record SessionHandoutChanged(HandoutView Handout) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) =>
        view with { Handouts = [.. view.Handouts.Where(h => h.Handout != Handout.Handout).Append(Handout).OrderBy(h => h.Handout)] };
}

/// <summary>A line or a roll; at 200 entries the oldest leaves the view.</summary>
[Alias("session-log-entry-added")]
public sealed record SessionLogEntryAdded(LogEntryView Entry) : SessionPartUpdate
{
    protected override SessionView Change(SessionView view) => view with { Log = LogWindow.Append(view.Log, Entry, LogWindow.MainEntriesMax) };
}
