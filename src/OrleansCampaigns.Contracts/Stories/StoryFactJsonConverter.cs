using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansCampaigns.Contracts.Stories;

/// <summary>Writes a fact in its one written form, as a value and as a property name.</summary>
public sealed class StoryFactJsonConverter : JsonConverter<StoryFact>
{
    public override StoryFact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Of(reader.GetString()) : throw Malformed();

    public override void Write(Utf8JsonWriter writer, StoryFact value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override StoryFact ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, StoryFact value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());

    private static StoryFact Of(string? text) => StoryFact.TryParse(text, out var fact) ? fact : throw Malformed();

    private static JsonException Malformed() => new("A fact of a story is written predicate(part) or predicate(part,part); a part is party, or character, faction, region, item or secret, a slash and a GUID.");
}
