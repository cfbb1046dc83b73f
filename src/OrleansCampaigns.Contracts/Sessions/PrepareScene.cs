using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Writes down a scene to come, or replaces what was written. Only game masters see it, and its notes stay theirs when the scene starts.</summary>
/// <param name="Scene">Chosen by the sender.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Notes">At most 8,000 characters; may be empty.</param>
/// <param name="Region">Where it plays.</param>
/// <remarks>Refused: <c>session.closed</c>, <c>scene.over</c>, <c>scene.too-many</c> (100 a session), <c>scene.no-such-region</c>, <c>text.*</c>.</remarks>
[GenerateSerializer, Immutable, Alias("prepare-scene"), Requires(Permission.RunGame)]
public sealed record PrepareScene(
    [property: Id(0)] SceneId Scene,
    [property: Id(1)] string Title,
    [property: Id(2)] string Notes,
    [property: Id(3)] RegionId? Region = null) : SessionCommand;
