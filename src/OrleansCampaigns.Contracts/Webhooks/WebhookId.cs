using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Webhooks;

/// <summary>Names one subscription of an outside system to a campaign.</summary>
[GenerateSerializer, Immutable, Alias("webhook-id"), JsonConverter(typeof(GuidIdJsonConverter<WebhookId>))]
public readonly record struct WebhookId([Id(0)] Guid Value) : IGuidId<WebhookId>
{
    public static WebhookId From(Guid value) => new(value);

    public int CompareTo(WebhookId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
