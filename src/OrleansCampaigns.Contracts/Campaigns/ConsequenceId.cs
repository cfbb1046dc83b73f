using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Names one proposed consequence of a chapter.</summary>
[GenerateSerializer, Immutable, Alias("consequence-id"), JsonConverter(typeof(GuidIdJsonConverter<ConsequenceId>))]
public readonly record struct ConsequenceId([Id(0)] Guid Value) : IGuidId<ConsequenceId>
{
    public static ConsequenceId From(Guid value) => new(value);

    public int CompareTo(ConsequenceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
