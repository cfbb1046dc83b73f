using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one handout of a session. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("handout-id"), JsonConverter(typeof(GuidIdJsonConverter<HandoutId>))]
public readonly record struct HandoutId([Id(0)] Guid Value) : IGuidId<HandoutId>
{
    public static HandoutId From(Guid value) => new(value);

    public int CompareTo(HandoutId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
