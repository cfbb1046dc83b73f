using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>One step from a stored schema version of an event type to the next, as a pure function over its JSON.</summary>
public static class EventUpcasts
{
    /// <summary>Keyed by stored name and the version that the step starts from. No event type has a second version yet.</summary>
    private static readonly FrozenDictionary<(string Type, int From), Func<JsonObject, JsonObject>> Steps =
        FrozenDictionary<(string, int), Func<JsonObject, JsonObject>>.Empty;

    internal static DomainEvent Upcast(string type, int from, int to, Type clr, ReadOnlySpan<byte> payload)
    {
        if (from > to) throw new UnknownEventException($"'{type}' is stored in schema {from}; this version knows {to}.");
        var node = JsonNode.Parse(payload)!.AsObject();
        for (var version = from; version < to; version++)
        {
            if (!Steps.TryGetValue((type, version), out var step)) throw new UnknownEventException($"There is no way from schema {version} of '{type}' to {to}.");
            node = step(node);
        }

        return (DomainEvent)node.Deserialize(clr, StateJson.Options)!;
    }
}
