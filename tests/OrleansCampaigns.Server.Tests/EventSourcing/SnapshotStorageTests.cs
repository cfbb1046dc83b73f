using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Server.EventSourcing;

namespace OrleansCampaigns.Server.Tests.EventSourcing;

public sealed class SnapshotStorageTests
{
    private static readonly GrainId Anybody = GrainId.Create("character", "1");

    [Fact]
    public async Task A_snapshot_that_cannot_be_read_counts_as_missing()
    {
        var state = new GrainState<EntitySnapshot>(new EntitySnapshot { Version = 7 }) { RecordExists = true, ETag = "3" };
        await new SnapshotStorage(new AwayStorage(), NullLogger<SnapshotStorage>.Instance).ReadStateAsync("character-snapshot", Anybody, state);
        Assert.Equal(0, state.State!.Version);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_written_is_told_to_the_writer() =>
        await Assert.ThrowsAsync<IOException>(() =>
            new SnapshotStorage(new AwayStorage(), NullLogger<SnapshotStorage>.Instance).WriteStateAsync("character-snapshot", Anybody, new GrainState<EntitySnapshot>()));

    /// <summary>A database that is away.</summary>
    private sealed class AwayStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("Away.");

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("Away.");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new IOException("Away.");
    }
}
