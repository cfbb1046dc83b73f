using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What one user alone sees of one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Log">The newest 100 of the whispers from and to the user and the rolls that were not public, oldest first.</param>
/// <param name="Handouts">Those shown to the user, by id.</param>
[Alias("session-own-view")]
public sealed record SessionOwnView(
    SessionId Session,
    ImmutableArray<LogEntryView> Log,
    ImmutableArray<HandoutView> Handouts);
