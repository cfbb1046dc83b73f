using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Starts a prepared or a new scene; the running one ends. Everybody sees its title, and its region if they may see that one.</summary>
/// <param name="Scene">A prepared scene, or a new id.</param>
/// <param name="Title">1 to 120 characters; null: as prepared.</param>
/// <param name="Region">Null: as prepared.</param>
/// <remarks>Refused: <c>session.not-open</c>, <c>session.paused</c>, <c>session.closed</c>, <c>scene.over</c>, <c>scene.too-many</c> (100 a session), <c>scene.no-such-region</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("start-scene"), Requires(Permission.RunGame)]
public sealed record StartScene(
    SceneId Scene,
    string? Title = null,
    RegionId? Region = null) : SessionCommand;
