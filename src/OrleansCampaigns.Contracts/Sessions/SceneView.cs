using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A scene as one audience sees it. Started ones come first, in the order of their start; only game masters see prepared ones.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartedAt">Null: prepared.</param>
/// <param name="EndedAt">Null in a started scene: it runs. At most one does.</param>
/// <param name="Region">Where it plays, if this audience might see the region when the scene started.</param>
/// <param name="Notes">For game masters only.</param>
[Alias("scene-view")]
public sealed record SceneView(
    SceneId Scene,
    string Title,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null,
    RegionId? Region = null,
    string? Notes = null);
