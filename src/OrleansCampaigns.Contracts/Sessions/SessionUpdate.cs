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

/// <summary>The session looks like this now.</summary>
[Alias("session-changed")]
public sealed record SessionChanged(SessionView View) : SessionUpdate
{
    public override SessionView? Apply(SessionView? view) => View;
}
