using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one scene of a session. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("scene-id"), JsonConverter(typeof(GuidIdJsonConverter<SceneId>))]
public readonly record struct SceneId([Id(0)] Guid Value) : IGuidId<SceneId>
{
    public static SceneId From(Guid value) => new(value);

    public int CompareTo(SceneId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
