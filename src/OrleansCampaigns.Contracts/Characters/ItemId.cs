using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one item, the same wherever it is carried.</summary>
[GenerateSerializer, Immutable, Alias("item-id"), JsonConverter(typeof(GuidIdJsonConverter<ItemId>))]
public readonly record struct ItemId([Id(0)] Guid Value) : IGuidId<ItemId>
{
    public static ItemId From(Guid value) => new(value);

    public int CompareTo(ItemId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
