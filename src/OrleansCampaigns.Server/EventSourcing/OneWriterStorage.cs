using Orleans.Storage;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>
/// One statement at a time for a SQLite file: concurrent writers there wait in its lock for seconds and fail. Waiting is bounded by the callers: a snapshot
/// is written by one activation at a time.
/// </summary>
public sealed class OneWriterStorage(AdoNetGrainStorage storage, SemaphoreSlim gate) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => storage.Participate(lifecycle);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        AloneAsync(() => storage.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        AloneAsync(() => storage.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        AloneAsync(() => storage.ClearStateAsync(stateName, grainId, grainState));

    private async Task AloneAsync(Func<Task> work)
    {
        await gate.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
