using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one route that leaves a region.</summary>
[GenerateSerializer, Immutable, Alias("route-id"), JsonConverter(typeof(GuidIdJsonConverter<RouteId>))]
public readonly record struct RouteId([Id(0)] Guid Value) : IGuidId<RouteId>
{
    public static RouteId From(Guid value) => new(value);

    public int CompareTo(RouteId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
