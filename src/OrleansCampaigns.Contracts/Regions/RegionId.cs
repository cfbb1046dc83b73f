using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one region of the world.</summary>
[GenerateSerializer, Immutable, Alias("region-id"), JsonConverter(typeof(GuidIdJsonConverter<RegionId>))]
public readonly record struct RegionId([Id(0)] Guid Value) : IGuidId<RegionId>
{
    public static RegionId From(Guid value) => new(value);

    public int CompareTo(RegionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
