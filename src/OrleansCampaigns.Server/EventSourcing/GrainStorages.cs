using Orleans.Serialization;
using Orleans.Storage;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Server.EventSourcing;

/// <summary>The two grain storages on <c>Microsoft.Orleans.Persistence.AdoNet</c>: snapshots, which may be lost, and stream subscriptions, which may not.</summary>
public static class GrainStorages
{
    /// <param name="silo">The silo.</param>
    /// <param name="invariant">Names the driver to Orleans.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="oneWriter">The database has one writer: writes wait for each other here, not in its lock.</param>
    public static void AddGrainStorages(this ISiloBuilder silo, string invariant, string connectionString, bool oneWriter)
    {
        silo.AddAdoNetGrainStorage(EntitySnapshot.Storage, storage => storage.Configure<Serializer, ILogger<ForgivingSerializer>>((options, serializer, logger) =>
        {
            (options.Invariant, options.ConnectionString) = (invariant, connectionString);
            options.GrainStorageSerializer = new ForgivingSerializer(new OrleansGrainStorageSerializer(serializer), logger);
        }));
        silo.AddAdoNetGrainStorage(CampaignStream.SubscriptionStorage, storage => storage.Configure<Serializer>((options, serializer) =>
        {
            (options.Invariant, options.ConnectionString) = (invariant, connectionString);
            options.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
        var gate = oneWriter ? new SemaphoreSlim(1) : null;
        silo.Services.AddKeyedSingleton<IGrainStorage>(EntitySnapshot.Storage, (services, key) =>
            new SnapshotStorage(Create(services, (string)key!, gate), services.GetRequiredService<ILogger<SnapshotStorage>>()));
        if (oneWriter) silo.Services.AddKeyedSingleton(CampaignStream.SubscriptionStorage, (services, key) => Create(services, (string)key!, gate));
    }

    private static IGrainStorage Create(IServiceProvider services, string name, SemaphoreSlim? gate)
    {
        var storage = AdoNetGrainStorageFactory.Create(services, name);
        return gate is null ? storage : new OneWriterStorage(storage, gate);
    }
}
