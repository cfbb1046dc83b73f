using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one clock (progress track) of a region.</summary>
[GenerateSerializer, Immutable, Alias("clock-id"), JsonConverter(typeof(GuidIdJsonConverter<ClockId>))]
public readonly record struct ClockId([Id(0)] Guid Value) : IGuidId<ClockId>
{
    public static ClockId From(Guid value) => new(value);

    public int CompareTo(ClockId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
