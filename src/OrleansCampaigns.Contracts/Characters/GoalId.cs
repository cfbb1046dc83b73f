using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one goal of a character.</summary>
[GenerateSerializer, Immutable, Alias("goal-id"), JsonConverter(typeof(GuidIdJsonConverter<GoalId>))]
public readonly record struct GoalId([Id(0)] Guid Value) : IGuidId<GoalId>
{
    public static GoalId From(Guid value) => new(value);

    public int CompareTo(GoalId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
