using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// An event as a line of an export: a JSON object with all that its hash is made of. <c>payload</c> is the stored JSON, byte for byte; a payload that does not fit into a
/// line as it is, is there as <c>payloadBase64</c> instead.
/// </summary>
internal static class ExportLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> to, JournalRow row)
    {
        using (var line = new Utf8JsonWriter(to, Options))
        {
            line.WriteStartObject();
            line.WriteNumber("sequence", row.Sequence);
            line.WriteNumber("entityKind", row.EntityKind);
            line.WriteString("entity", row.EntityId);
            line.WriteNumber("entityVersion", row.EntityVersion);
            line.WriteString("type", row.EventType);
            line.WriteNumber("schema", row.SchemaVersion);
            if (FitsIntoALine(row.Payload.Span))
            {
                line.WritePropertyName("payload");
                line.WriteRawValue(row.Payload.Span, skipInputValidation: true);
            }
            else
            {
                line.WriteBase64String("payloadBase64", row.Payload.Span);
            }

            line.WriteString("command", row.CommandId);
            line.WriteNumber("commandIndex", row.CommandIndex);
            line.WriteString("actor", row.Actor);
            line.WriteString("at", row.RecordedAt);
            line.WriteString("hash", Convert.ToHexStringLower(row.Hash.Span));
            line.WriteEndObject();
        }

        to.Write("\n"u8);
    }

    /// <summary>One JSON value with no space around it and no line end in it.</summary>
    private static bool FitsIntoALine(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty || payload.ContainsAny((byte)'\n', (byte)'\r') || IsSpace(payload[0]) || IsSpace(payload[^1])) return false;
        try
        {
            var reader = new Utf8JsonReader(payload);
            while (reader.Read()) _ = reader.TokenType;
            return System.Text.Unicode.Utf8.IsValid(payload);
        }
        catch (JsonException)
        {
            return false;
        }

        static bool IsSpace(byte one) => one is (byte)' ' or (byte)'\t';
    }
}
