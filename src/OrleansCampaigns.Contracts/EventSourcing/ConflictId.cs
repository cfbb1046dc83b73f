using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Names a conflict in the game masters' inbox: the id of the command that met it, so its author knows it too. A command meets at most one.</summary>
[GenerateSerializer, Immutable, Alias("conflict-id"), JsonConverter(typeof(GuidIdJsonConverter<ConflictId>))]
public readonly record struct ConflictId([Id(0)] Guid Value) : IGuidId<ConflictId>
{
    public static ConflictId From(Guid value) => new(value);

    public static ConflictId Of(CommandId command) => new(command.Value);

    public int CompareTo(ConflictId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("D");
}
