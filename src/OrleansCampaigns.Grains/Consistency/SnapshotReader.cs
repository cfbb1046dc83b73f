using Orleans.Serialization;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Stored grain states from their bytes; null for bytes that are none, whatever the serializer says of them.</summary>
public sealed class SnapshotReader(Serializer serializer)
{
    internal EntitySnapshot? Snapshot(byte[] payload) => Read<EntitySnapshot>(payload) is { RulesBuild: not null, Payload: not null, PayloadHash: not null, RowHash: not null } whole ? whole : null;

    private T? Read<T>(byte[] payload)
        where T : class
    {
        try
        {
            return serializer.Deserialize<T>(payload);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            return null;
        }
    }
}
