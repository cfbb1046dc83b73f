using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Access;

/// <summary>Names an invitation link; whoever holds the id may join by it.</summary>
[GenerateSerializer, Immutable, Alias("invitation-id"), JsonConverter(typeof(GuidIdJsonConverter<InvitationId>))]
public readonly record struct InvitationId([Id(0)] Guid Value) : IGuidId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public int CompareTo(InvitationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
