using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Frees a seat: one's own, or, for game masters, anybody's. A free seat changes nothing.</summary>
/// <param name="User">Whose seat; null for one's own.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>seat.not-yours</c>.</remarks>
[Alias("leave-seat"), Requires(Permission.Play)]
public sealed record LeaveSeat(UserId? User = null) : SessionCommand;
