using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Ends the combat and empties the order. Without a combat nothing changes.</summary>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>.</remarks>
[Alias("end-combat"), Requires(Permission.RunGame)]
public sealed record EndCombat : SessionCommand;
