using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MessagePack;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// One JSON value as MessagePack and back: objects are maps with the same keys, whole numbers are integers, other numbers 64-bit floats
/// (so a number with more than 17 significant digits loses the rest), everything else is itself.
/// </summary>
public static class JsonMessagePack
{
    private static readonly JsonWriterOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = WireJson.DepthMax,
    };

    /// <summary>Writes the one JSON value in <paramref name="json"/>.</summary>
    /// <exception cref="JsonException">It is not well-formed, or nested deeper than <see cref="WireJson.DepthMax"/>.</exception>
    public static void Write(ref MessagePackWriter writer, ReadOnlySpan<byte> json)
    {
        var counts = MemberCounts(json);
        var next = 0;
        var reader = ReaderOf(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteMapHeader(counts[next++]); break;
                case JsonTokenType.StartArray: writer.WriteArrayHeader(counts[next++]); break;
                case JsonTokenType.PropertyName or JsonTokenType.String: WriteText(ref writer, ref reader); break;
                case JsonTokenType.Number: WriteNumber(ref writer, ref reader); break;
                case JsonTokenType.True or JsonTokenType.False: writer.Write(reader.TokenType == JsonTokenType.True); break;
                case JsonTokenType.Null: writer.WriteNil(); break;
            }
        }
    }

    /// <summary>
    /// Reads one MessagePack value as JSON. NaN and infinities become strings, binary becomes base64 text and a timestamp ISO 8601 text, so that a contract
    /// type refuses them where it wants something else. Empty when the value has no JSON form; the reader then stands behind it all the same.
    /// </summary>
    /// <exception cref="MessagePackSerializationException">The bytes are not MessagePack.</exception>
    public static ReadOnlyMemory<byte> ReadJson(ref MessagePackReader reader)
    {
        var start = reader.CreatePeekReader();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Form);
        if (TryRead(ref reader, json, depth: 0))
        {
            json.Flush();
            return buffer.WrittenMemory;
        }

        reader = start;
        SkipValue(ref reader);
        return default;
    }

    /// <summary>MessagePack says how many members follow before they come: the counts of all containers in the order in which they open.</summary>
    private static List<int> MemberCounts(ReadOnlySpan<byte> json)
    {
        var counts = new List<int>();
        Span<int> open = stackalloc int[WireJson.DepthMax];
        var depth = 0;
        var reader = ReaderOf(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
                continue;
            }

            var inObject = reader.TokenType == JsonTokenType.PropertyName;
            if (inObject || (depth > 0 && counts[open[depth - 1]] >= 0)) Count(counts, open[..depth], inObject);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open[depth++] = counts.Count;
                counts.Add(reader.TokenType == JsonTokenType.StartObject ? ~0 : 0);
            }
        }

        for (var i = 0; i < counts.Count; i++)
            if (counts[i] < 0) counts[i] = ~counts[i];
        return counts;
    }

    /// <summary>While counting, an object's count is held as its complement: its values must not be counted beside its names.</summary>
    private static void Count(List<int> counts, ReadOnlySpan<int> open, bool inObject) => counts[open[^1]] += inObject ? -1 : 1;

    private static Utf8JsonReader ReaderOf(ReadOnlySpan<byte> json) => new(json, new JsonReaderOptions { MaxDepth = WireJson.DepthMax });

    private static void WriteText(ref MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            writer.WriteString(reader.ValueSpan);
            return;
        }

        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        writer.WriteString(unescaped.AsSpan(0, reader.CopyString(unescaped)));
        ArrayPool<byte>.Shared.Return(unescaped);
    }

    private static void WriteNumber(ref MessagePackWriter writer, ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole)) writer.Write(whole);
        else if (reader.TryGetUInt64(out var large)) writer.Write(large);
        else writer.Write(reader.GetDouble());
    }

    private static bool TryRead(ref MessagePackReader reader, Utf8JsonWriter json, int depth)
    {
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Map: return depth < WireJson.DepthMax && TryReadMap(ref reader, json, depth + 1);
            case MessagePackType.Array: return depth < WireJson.DepthMax && TryReadArray(ref reader, json, depth + 1);
            case MessagePackType.String: return TryReadText(ref reader, json, asName: false);
            case MessagePackType.Integer: ReadInteger(ref reader, json); return true;
            case MessagePackType.Float: ReadFloat(ref reader, json); return true;
            case MessagePackType.Boolean: json.WriteBooleanValue(reader.ReadBoolean()); return true;
            case MessagePackType.Nil: reader.ReadNil(); json.WriteNullValue(); return true;
            case MessagePackType.Binary: json.WriteBase64StringValue(reader.ReadBytes()!.Value.ToArray()); return true;
            case MessagePackType.Extension when reader.CreatePeekReader().ReadExtensionFormatHeader().TypeCode == ReservedMessagePackExtensionTypeCode.DateTime:
                json.WriteStringValue(reader.ReadDateTime()); return true;
            default: return false;
        }
    }

    private static bool TryReadMap(ref MessagePackReader reader, Utf8JsonWriter json, int depth)
    {
        json.WriteStartObject();
        for (var left = reader.ReadMapHeader(); left > 0; left--)
            if (reader.NextMessagePackType != MessagePackType.String || !TryReadText(ref reader, json, asName: true) || !TryRead(ref reader, json, depth))
                return false;
        json.WriteEndObject();
        return true;
    }

    private static bool TryReadArray(ref MessagePackReader reader, Utf8JsonWriter json, int depth)
    {
        json.WriteStartArray();
        for (var left = reader.ReadArrayHeader(); left > 0; left--)
            if (!TryRead(ref reader, json, depth))
                return false;
        json.WriteEndArray();
        return true;
    }

    private static bool TryReadText(ref MessagePackReader reader, Utf8JsonWriter json, bool asName)
    {
        var bytes = reader.ReadStringSequence() ?? ReadOnlySequence<byte>.Empty;
        var text = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        if (!Utf8.IsValid(text)) return false;
        if (asName) json.WritePropertyName(text);
        else json.WriteStringValue(text);
        return true;
    }

    private static void ReadInteger(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (reader.NextCode == MessagePackCode.UInt64) json.WriteNumberValue(reader.ReadUInt64());
        else json.WriteNumberValue(reader.ReadInt64());
    }

    private static void ReadFloat(ref MessagePackReader reader, Utf8JsonWriter json)
    {
        if (reader.NextCode == MessagePackCode.Float32 && reader.CreatePeekReader().ReadSingle() is var single && float.IsFinite(single))
        {
            reader.ReadSingle();
            json.WriteNumberValue(single);
            return;
        }

        var number = reader.ReadDouble();
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Skips without recursion, which a peer could otherwise drive to the end of the stack with 32 KB of nested arrays.</summary>
    private static void SkipValue(ref MessagePackReader reader)
    {
        for (long left = 1; left > 0; left--)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Map: left += 2L * reader.ReadMapHeader(); break;
                case MessagePackType.Array: left += reader.ReadArrayHeader(); break;
                default: reader.Skip(); break;
            }
        }
    }
}
