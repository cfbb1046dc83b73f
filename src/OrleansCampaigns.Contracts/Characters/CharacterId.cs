using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Characters;

/// <summary>Names one character, played or not.</summary>
[GenerateSerializer, Immutable, Alias("character-id"), JsonConverter(typeof(GuidIdJsonConverter<CharacterId>))]
public readonly record struct CharacterId([Id(0)] Guid Value) : IGuidId<CharacterId>
{
    public static CharacterId From(Guid value) => new(value);

    public int CompareTo(CharacterId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
