using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one roll of dice; in the log it is the entry with the same value. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("roll-id"), JsonConverter(typeof(GuidIdJsonConverter<RollId>))]
public readonly record struct RollId([Id(0)] Guid Value) : IGuidId<RollId>
{
    public static RollId From(Guid value) => new(value);

    public int CompareTo(RollId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
