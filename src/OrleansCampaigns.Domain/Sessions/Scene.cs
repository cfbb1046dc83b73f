using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Domain.Sessions;

/// <summary>A scene: prepared, running, or over.</summary>
public sealed record Scene(
    SceneId Id,
    string Title,
    string Notes,
    Sight RegionSight,
    RegionId? Region = null,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null)
{
    public bool Runs => StartedAt is not null && EndedAt is null;
}
