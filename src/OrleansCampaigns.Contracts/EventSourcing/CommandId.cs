using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Chosen by the sender, once per intended effect. The same id sent again has no second effect and gets the same receipt.</summary>
[GenerateSerializer, Immutable, Alias("command-id"), JsonConverter(typeof(GuidIdJsonConverter<CommandId>))]
public readonly record struct CommandId([Id(0)] Guid Value) : IGuidId<CommandId>
{
    public static CommandId From(Guid value) => new(value);

    public int CompareTo(CommandId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
