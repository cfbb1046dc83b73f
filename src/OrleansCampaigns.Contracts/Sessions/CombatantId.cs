using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one place in the initiative order of a session. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("combatant-id"), JsonConverter(typeof(GuidIdJsonConverter<CombatantId>))]
public readonly record struct CombatantId([Id(0)] Guid Value) : IGuidId<CombatantId>
{
    public static CombatantId From(Guid value) => new(value);

    public int CompareTo(CombatantId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
