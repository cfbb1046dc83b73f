using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Feed;

/// <summary>
/// One argument or result of the hub <c>/live</c>, held as UTF-8 JSON in the shape of <see cref="WireJson.Options"/>. Both hub protocols carry it:
/// JSON puts the bytes into the frame as they are, MessagePack carries the same structure by <see cref="JsonMessagePack"/>. A value that goes
/// to many connections is therefore serialized once.
/// </summary>
/// <param name="Json">
/// Exactly one JSON value, or empty: what arrived was a MessagePack value that has no JSON form (nested deeper than <see cref="WireJson.DepthMax"/>,
/// an extension type, a key that is no string, text that is not UTF-8). <see cref="To{T}"/> of an empty message throws as for malformed JSON.
/// </param>
[JsonConverter(typeof(WireMessageJsonConverter))]
public readonly record struct WireMessage(ReadOnlyMemory<byte> Json)
{
    public static WireMessage From<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, WireJson.Options));

    /// <summary>The value as the contract type.</summary>
    /// <exception cref="JsonException">It is not JSON, or not the JSON of a <typeparamref name="T"/>, or null.</exception>
    public T To<T>() =>
        JsonSerializer.Deserialize<T>(Json.Span, WireJson.Options) ?? throw new JsonException($"Null is not a {typeof(T).Name}.");
}
