using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one resource of a region.</summary>
[GenerateSerializer, Immutable, Alias("region-resource-id"), JsonConverter(typeof(GuidIdJsonConverter<RegionResourceId>))]
public readonly record struct RegionResourceId([Id(0)] Guid Value) : IGuidId<RegionResourceId>
{
    public static RegionResourceId From(Guid value) => new(value);

    public int CompareTo(RegionResourceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
