using Orleans.Storage;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>Bytes that this build cannot read are no snapshot: the journal has everything. The next write replaces them.</summary>
public sealed class ForgivingSerializer(IGrainStorageSerializer inner, ILogger<ForgivingSerializer> logger) : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => inner.Serialize(input);

    public T? Deserialize<T>(BinaryData input)
    {
        try
        {
            return inner.Deserialize<T>(input);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            logger.SnapshotUnreadable(cause, typeof(T).Name);
            return Activator.CreateInstance<T>();
        }
    }
}
