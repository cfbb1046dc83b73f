using System.Text.Json;

namespace OrleansCampaigns.Server.Demo;

/// <summary>Reads files of one JSON object a line; whatever is wrong is told with its line.</summary>
internal static class RecordedLines
{
    /// <summary>A longer line is refused.</summary>
    private const int LineLengthMax = 4_000_000;

    /// <exception cref="MalformedFileException">A line is too long or no JSON object, or <paramref name="read"/> found fault with it.</exception>
    /// <exception cref="StartupRefusedException">The file cannot be read.</exception>
    public static async Task<List<T>> ReadAsync<T>(string file, Func<JsonElement, T?> read)
        where T : class
    {
        var items = new List<T>();
        var number = 0;
        try
        {
            await foreach (var line in File.ReadLinesAsync(file))
            {
                number++;
                if (line.Length > LineLengthMax) throw new MalformedFileException(file, number, $"longer than {LineLengthMax} characters.");
                if (string.IsNullOrWhiteSpace(line)) continue;
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.ValueKind != JsonValueKind.Object) throw new MalformedFileException(file, number, "not a JSON object.");
                if (read(document.RootElement) is { } item) items.Add(item);
            }
        }
        catch (JsonException cause)
        {
            // Its own message counts lines within the line.
            throw new MalformedFileException(file, number, $"not JSON at byte {cause.BytePositionInLine}.");
        }
        catch (Exception cause) when (cause is FormatException or InvalidOperationException)
        {
            throw new MalformedFileException(file, number, cause.Message);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusedException($"{file} cannot be read: {cause.Message}");
        }

        return items;
    }

    /// <exception cref="FormatException">There is no such member, or it is of another kind.</exception>
    public static JsonElement Member(JsonElement item, string name, JsonValueKind kind) =>
        item.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new FormatException($"member \"{name}\" is missing or no {kind.ToString().ToLowerInvariant()}.");

    /// <summary>A whole number, or null when it is absent or null.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static int? Whole(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null) return null;
        return member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var whole) ? whole : throw new FormatException($"member \"{name}\" is no whole number.");
    }
}
