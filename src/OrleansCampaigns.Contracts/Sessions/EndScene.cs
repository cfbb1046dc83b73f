using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Ends the running scene. One that does not run changes nothing.</summary>
/// <param name="Scene">The running scene.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.closed</c>.</remarks>
[Alias("end-scene"), Requires(Permission.RunGame)]
public sealed record EndScene(SceneId Scene) : SessionCommand;
