using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Creates the session that the command names.</summary>
/// <param name="Name">1 to 120 characters.</param>
/// <remarks>Refused: <c>session.exists</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("create-session"), Requires(Permission.RunGame)]
public sealed record CreateSession(string Name) : SessionCommand;
