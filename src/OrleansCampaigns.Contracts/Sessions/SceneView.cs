using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A scene as one audience sees it. Started ones come first, in the order of their start; only game masters see prepared ones.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartedAt">Null: prepared.</param>
/// <param name="EndedAt">Null in a started scene: it runs. At most one does.</param>
/// <param name="Region">Where it plays, if this audience might see the region when the scene started.</param>
/// <param name="Notes">For game masters only.</param>
[GenerateSerializer, Immutable, Alias("scene-view")]
public sealed record SceneView(
    [property: Id(0)] SceneId Scene,
    [property: Id(1)] string Title,
    [property: Id(2)] DateTimeOffset? StartedAt = null,
    [property: Id(3)] DateTimeOffset? EndedAt = null,
    [property: Id(4)] RegionId? Region = null,
    [property: Id(5)] string? Notes = null);
