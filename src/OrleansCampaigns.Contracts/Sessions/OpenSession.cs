using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Play begins. From now on spectators see the session too. Opening an open session changes nothing.</summary>
/// <remarks>Refused: <c>session.paused</c> (resume it), <c>session.closed</c>.</remarks>
[Alias("open-session"), Requires(Permission.RunGame)]
public sealed record OpenSession : SessionCommand;
