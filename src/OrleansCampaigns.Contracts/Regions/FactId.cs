using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>Names one fact, true, rumoured or false.</summary>
[GenerateSerializer, Immutable, Alias("fact-id"), JsonConverter(typeof(GuidIdJsonConverter<FactId>))]
public readonly record struct FactId([Id(0)] Guid Value) : IGuidId<FactId>
{
    public static FactId From(Guid value) => new(value);

    public int CompareTo(FactId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
