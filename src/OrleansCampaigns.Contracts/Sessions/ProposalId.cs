using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>Names one proposed date of a session. Chosen by the sender, so that sending again is harmless.</summary>
[GenerateSerializer, Immutable, Alias("proposal-id"), JsonConverter(typeof(GuidIdJsonConverter<ProposalId>))]
public readonly record struct ProposalId([Id(0)] Guid Value) : IGuidId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);

    public int CompareTo(ProposalId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
