using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>Names one message to one subscription, however often it is sent: its digits are the header <c>webhook-id</c>, by which the receiver does a thing once.</summary>
[GenerateSerializer, Immutable, Alias("delivery-id"), JsonConverter(typeof(GuidIdJsonConverter<DeliveryId>))]
public readonly record struct DeliveryId([Id(0)] Guid Value) : IGuidId<DeliveryId>
{
    public static DeliveryId From(Guid value) => new(value);

    public int CompareTo(DeliveryId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
