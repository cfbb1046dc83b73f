using OrleansCampaigns.Rules.Checks;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>Who is where in scenes that happen at the same time.</summary>
internal sealed class ScenePresence(FindingList findings)
{
    private readonly Dictionary<string, (string Place, string Path)> _there = new(StringComparer.Ordinal);
    private int? _moment;

    public void Enter(SceneRecord scene)
    {
        if (scene.Moment is null || scene.Moment != _moment) _there.Clear();
        _moment = scene.Moment;
        if (scene.Place is not { } place) return;
        foreach (var actor in scene.Actors)
        {
            if (!_there.TryAdd(actor, (place, scene.Path)) && _there[actor].Place != place)
                findings.Add(new(WorldRules.PersonInTwoPlaces, FindingSeverity.Blocking, $"{scene.Path}/actors", $"{actor} is at {_there[actor].Place} at the same time ({_there[actor].Path}).") { Found = $"at({actor},{place})" });
        }
    }
}
