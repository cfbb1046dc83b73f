using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one threat of a region.</summary>
[GenerateSerializer, Immutable, Alias("threat-id"), JsonConverter(typeof(GuidIdJsonConverter<ThreatId>))]
public readonly record struct ThreatId([Id(0)] Guid Value) : IGuidId<ThreatId>
{
    public static ThreatId From(Guid value) => new(value);

    public int CompareTo(ThreatId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
