using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one kind of thing in inventories. The same id in two inventories is the same kind of thing: a stack can be split and joined again.</summary>
[GenerateSerializer, Immutable, Alias("item-id"), JsonConverter(typeof(GuidIdJsonConverter<ItemId>))]
public readonly record struct ItemId([Id(0)] Guid Value) : IGuidId<ItemId>
{
    public static ItemId From(Guid value) => new(value);

    public int CompareTo(ItemId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
