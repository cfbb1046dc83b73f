using System.Collections.Immutable;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>What one user alone sees of one session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Log">The newest 100 of the whispers from and to the user and the rolls that were not public, oldest first.</param>
/// <param name="Handouts">Those shown to the user, by id.</param>
[GenerateSerializer, Immutable, Alias("session-own-view")]
public sealed record SessionOwnView(
    [property: Id(0)] SessionId Session,
    [property: Id(1)] ImmutableArray<LogEntryView> Log,
    [property: Id(2)] ImmutableArray<HandoutView> Handouts);
