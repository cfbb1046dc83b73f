using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one faction.</summary>
[GenerateSerializer, Immutable, Alias("faction-id"), JsonConverter(typeof(GuidIdJsonConverter<FactionId>))]
public readonly record struct FactionId([Id(0)] Guid Value) : IGuidId<FactionId>
{
    public static FactionId From(Guid value) => new(value);

    public int CompareTo(FactionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
