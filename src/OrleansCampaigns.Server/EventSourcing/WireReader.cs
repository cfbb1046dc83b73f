using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The body of a request to a contract type, or the refusal that the hub gives for the same mistake.</summary>
public static class WireReader
{
    public static (T? Value, Refusal? Refusal) Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, WireJson.Options) is { } value ? (value, null) : (null, Malformed.Refuse(new JsonException()));
        }
        catch (JsonException cause)
        {
            return (null, Malformed.Refuse(cause));
        }
        catch (InvalidOperationException cause)
        {
            // A text that is not UTF-8 is told so.
            return (null, Malformed.Refuse(new JsonException("Not UTF-8.", cause)));
        }
    }
}
