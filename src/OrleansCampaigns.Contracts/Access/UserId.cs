using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Access;

/// <summary>Names a person or a service account, the same in every campaign.</summary>
[GenerateSerializer, Immutable, Alias("user-id"), JsonConverter(typeof(GuidIdJsonConverter<UserId>))]
public readonly record struct UserId([Id(0)] Guid Value) : IGuidId<UserId>
{
    public static UserId From(Guid value) => new(value);

    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
