using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A change of what one user alone sees of one session.</summary>
[Alias("session-own-update")]
public abstract record SessionOwnUpdate : Update
{
    public required SessionId Session { get; init; }

    /// <summary>The user's own part after this update; null when there is none left.</summary>
    public abstract SessionOwnView? Apply(SessionOwnView? view);
}
