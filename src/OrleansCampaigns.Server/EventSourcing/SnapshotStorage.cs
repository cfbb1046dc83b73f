using Orleans.Storage;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// A snapshot that cannot be read now counts as missing: the journal decides whether the grain can be served. Without this an activation would fail before the grain
/// has a say, with the driver's exception, which reaches callers on other servers as an error of the codec.
/// </summary>
/// <remarks>A later write of such an activation fails when there was a row: its etag is unknown. The next activation finds it again.</remarks>
public sealed class SnapshotStorage(IGrainStorage storage, ILogger<SnapshotStorage> logger) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => (storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        try
        {
            await storage.ReadStateAsync(stateName, grainId, grainState);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            logger.SnapshotNotRead(cause, stateName);
            (grainState.State, grainState.RecordExists, grainState.ETag) = (Activator.CreateInstance<T>(), false, null);
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.WriteStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => storage.ClearStateAsync(stateName, grainId, grainState);
}
