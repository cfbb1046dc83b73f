using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>An event as a journal row holds it.</summary>
/// <param name="Type">Stable name.</param>
/// <param name="Schema">Version of the payload's shape.</param>
/// <param name="Payload">UTF-8 JSON.</param>
public readonly record struct EncodedEvent(string Type, int Schema, byte[] Payload);

/// <summary>Events to bytes and back. Every event type has one stored name; a row of an older schema is upcast before it is read.</summary>
public static class EventCodec
{
    private static readonly FrozenDictionary<Type, EventTypeAttribute> Stored = typeof(DomainEvent).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DomainEvent)))
        .ToFrozenDictionary(
            type => type,
            type => type.GetCustomAttribute<EventTypeAttribute>() ?? throw new InvalidOperationException($"{type} has no [EventType]."));

    private static readonly FrozenDictionary<string, Type> TypeOf =
        Stored.ToFrozenDictionary(entry => entry.Value.Name, entry => entry.Key, StringComparer.Ordinal);

    /// <summary>All event types, for tests that keep the storage format.</summary>
    public static IEnumerable<Type> Types => Stored.Keys;

    /// <summary>Whether there is an event type of this stored name.</summary>
    public static bool IsKnown(string type) => TypeOf.ContainsKey(type);

    /// <summary>Whether this build reads such rows, as long as their payload is whole.</summary>
    public static bool IsKnown(string type, int schema) => TypeOf.TryGetValue(type, out var clr) && schema >= 1 && schema <= Stored[clr].Version;

    /// <summary>The stored name of the event's type.</summary>
    public static string NameOf(DomainEvent happened) => Stored[happened.GetType()].Name;

    public static EncodedEvent Encode(DomainEvent happened)
    {
        var name = Stored[happened.GetType()];
        return new EncodedEvent(name.Name, name.Version, JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), StateJson.Options));
    }

    /// <exception cref="UnknownEventException">The row was written by a newer version, or its payload is damaged.</exception>
    public static DomainEvent Decode(string type, int schema, ReadOnlySpan<byte> payload)
    {
        if (!TypeOf.TryGetValue(type, out var clr)) throw new UnknownEventException($"The event type '{type}' is unknown to this version.");
        if (schema != Stored[clr].Version) return EventUpcasts.Upcast(type, schema, Stored[clr].Version, clr, payload);
        try
        {
            return (DomainEvent?)JsonSerializer.Deserialize(payload, clr, StateJson.Options) ?? throw new UnknownEventException($"The payload of a '{type}' is null.");
        }
        catch (JsonException cause)
        {
            throw new UnknownEventException($"The payload of a '{type}' cannot be read.", cause);
        }
    }
}
