using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one play session.</summary>
[GenerateSerializer, Immutable, Alias("session-id"), JsonConverter(typeof(GuidIdJsonConverter<SessionId>))]
public readonly record struct SessionId([Id(0)] Guid Value) : IGuidId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
