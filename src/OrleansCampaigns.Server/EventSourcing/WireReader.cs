using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Bytes from outside to a contract type, or a refusal that says where they are wrong and never holds a name of ours.</summary>
public static class WireReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = WireJson.DepthMax };

    public static (T? Value, Refusal? Refusal) Read<T>(ReadOnlyMemory<byte> json)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException cause)
        {
            return (null, Refusal.Invalid("json.malformed", $"This is not JSON: line {cause.LineNumber + 1}, byte {cause.BytePositionInLine + 1}."));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json.Span, WireJson.Options) is { } value
                ? (value, null)
                : (null, Refusal.Invalid("json.wrong-shape", "An object is expected, not null."));
        }
        catch (JsonException cause)
        {
            return (null, Refusal.Invalid("json.wrong-shape", $"The value at {cause.Path ?? "$"} is not what belongs there: a wrong type, an unknown or doubled member, or a missing one."));
        }
        catch (InvalidOperationException)
        {
            return (null, Refusal.Invalid("json.malformed", "A text holds bytes that are not UTF-8."));
        }
        catch (NotSupportedException)
        {
            return (null, Refusal.Invalid("json.wrong-shape", "The object does not say by its \"type\" what it is."));
        }
    }
}
