using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one bond of a character.</summary>
[GenerateSerializer, Immutable, Alias("bond-id"), JsonConverter(typeof(GuidIdJsonConverter<BondId>))]
public readonly record struct BondId([Id(0)] Guid Value) : IGuidId<BondId>
{
    public static BondId From(Guid value) => new(value);

    public int CompareTo(BondId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
