using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Writes down a scene to come, or replaces what was written. Only game masters see it, and its notes stay theirs when the scene starts.</summary>
/// <param name="Scene">Chosen by the sender.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Notes">At most 8,000 characters; may be empty.</param>
/// <param name="Region">Where it plays.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>scene.over</c>, <c>scene.too-many</c> (100 a session), <c>scene.no-such-region</c>, <c>text.*</c>, <c>id.empty</c>.</remarks>
[Alias("prepare-scene"), Requires(Permission.RunGame)]
public sealed record PrepareScene(
    SceneId Scene,
    string Title,
    string Notes,
    RegionId? Region = null) : SessionCommand;
