using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Names one secret of a chapter.</summary>
[GenerateSerializer, Immutable, Alias("secret-id"), JsonConverter(typeof(GuidIdJsonConverter<SecretId>))]
public readonly record struct SecretId([Id(0)] Guid Value) : IGuidId<SecretId>
{
    public static SecretId From(Guid value) => new(value);

    public int CompareTo(SecretId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
