using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Packs as bytes that <see cref="ThemePackReader"/> reads back as they were: fields in a fixed order, empty ones left out.</summary>
public static class ThemePackWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ThemePack pack)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("name", pack.Name);
            writer.WriteString("version", pack.Version);
            writer.WriteString("licence", pack.Licence);
            Text(writer, "attribution", pack.Attribution);
            writer.WriteStartArray("themes");
            foreach (var theme in pack.Themes) Theme(writer, theme);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Theme(Utf8JsonWriter writer, ThemeDefinition theme)
    {
        writer.WriteStartObject();
        if (theme.Id != theme.Name) writer.WriteString("id", theme.Id);
        writer.WriteString("name", theme.Name);
        Text(writer, "definition", theme.Definition);
        Texts(writer, "parents", theme.Parents);
        Texts(writer, "aliases", theme.Aliases);
        Text(writer, "opposite", theme.Opposite ?? "");
        if (!theme.Axes.IsEmpty)
        {
            writer.WriteStartObject("axes");
            foreach (var axis in theme.Axes) writer.WriteNumber(axis.Name, axis.Value);
            writer.WriteEndObject();
        }

        if (theme.Frame is { } frame) Frame(writer, frame);
        Texts(writer, "examples", theme.Examples);
        writer.WriteEndObject();
    }

    private static void Frame(Utf8JsonWriter writer, ThemeFrame frame)
    {
        writer.WriteStartObject("frame");
        writer.WriteStartObject("roles");
        foreach (var role in frame.Roles) writer.WriteString(role.Name, role.Kind);
        writer.WriteEndObject();
        writer.WriteString("desire", frame.Desire);
        writer.WriteString("obstacle", frame.Obstacle);
        Texts(writer, "events", frame.Events);
        writer.WriteString("stakes", frame.Stakes);
        writer.WriteString("tone", frame.Tone);
        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0) writer.WriteString(name, value);
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        if (!values.Any()) return;
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
