using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansCampaigns.Client.Feed;

/// <summary>Carries a <see cref="WireMessage"/> through the JSON hub protocol byte for byte, whatever the protocol's own options are.</summary>
public sealed class WireMessageJsonConverter : JsonConverter<WireMessage>
{
    /// <summary>A JSON null is a message too: the four bytes <c>null</c>.</summary>
    public override bool HandleNull => true;

    public override WireMessage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new WireMessage(JsonMarshal.GetRawUtf8Value(document.RootElement).ToArray());
    }

    /// <remarks>The bytes are not checked again: they came from a serializer or from <see cref="Read"/>.</remarks>
    public override void Write(Utf8JsonWriter writer, WireMessage value, JsonSerializerOptions options)
    {
        if (value.Json.IsEmpty)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
