using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Who is here now. Of the ephemeral lane: a server that nobody asked or followed at for a while first asks the others and may leave out one that is slow to answer.</summary>
/// <remarks>Refused: <c>access.denied</c> to spectators. Answered with <see cref="PresenceAnswer"/>.</remarks>
[Alias("view-presence")]
public sealed record ViewPresence : Query;
