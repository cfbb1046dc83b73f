using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>Writes a field's key as its text, as a value and as a property name.</summary>
public sealed class FieldKeyJsonConverter : JsonConverter<FieldKey>
{
    public override FieldKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A field's key is a text."));

    public override void Write(Utf8JsonWriter writer, FieldKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override FieldKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, FieldKey value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
}
