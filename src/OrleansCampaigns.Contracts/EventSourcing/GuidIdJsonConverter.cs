using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>Writes an id as its 36-character form, as a value and as a property name. Refuses the empty GUID: nothing is named by it.</summary>
public sealed class GuidIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IGuidId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var value) && value != Guid.Empty
            ? TId.From(value)
            : throw new JsonException($"A {typeof(TId).Name} is a non-empty GUID in its 36-character form.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParseExact(reader.GetString(), "D", out var value) && value != Guid.Empty
            ? TId.From(value)
            : throw new JsonException($"A {typeof(TId).Name} is a non-empty GUID in its 36-character form.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value.ToString("D"));
}
