using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one transfer of an item from one character to another.</summary>
[GenerateSerializer, Immutable, Alias("transfer-id"), JsonConverter(typeof(GuidIdJsonConverter<TransferId>))]
public readonly record struct TransferId([Id(0)] Guid Value) : IGuidId<TransferId>
{
    public static TransferId From(Guid value) => new(value);

    public int CompareTo(TransferId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
