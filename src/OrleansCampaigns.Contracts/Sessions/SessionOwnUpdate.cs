using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A change of what one user alone sees of one session.</summary>
[Alias("session-own-update")]
public abstract record SessionOwnUpdate : Update
{
    public required SessionId Session { get; init; }

    /// <summary>The user's own part after this update; null when there is none left.</summary>
    public SessionOwnView? Apply(SessionOwnView? view) => Change(view ?? new SessionOwnView(Session, [], []));

    protected abstract SessionOwnView Change(SessionOwnView view);
}

/// <summary>A whisper from or to the user, or a roll of theirs that is not public.</summary>
[Alias("session-own-log-entry-added")]
public sealed record SessionOwnLogEntryAdded(LogEntryView Entry) : SessionOwnUpdate
{
    protected override SessionOwnView Change(SessionOwnView view) => view with { Log = LogWindow.Append(view.Log, Entry, LogWindow.OwnEntriesMax) };
}

/// <summary>A handout was shown to the user.</summary>
[Alias("session-own-handout-shown")]
public sealed record SessionOwnHandoutShown(HandoutView Handout) : SessionOwnUpdate
{
    protected override SessionOwnView Change(SessionOwnView view) =>
        view with { Handouts = [.. view.Handouts.Where(h => h.Handout != Handout.Handout).Append(Handout).OrderBy(h => h.Handout)] };
}
