using Orleans.Runtime;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>A snapshot is the whole state: storage that fails must not make a busy entity write it with every append.</summary>
public sealed class SnapshotKeeperTests(TwoSilos silos) : IClassFixture<TwoSilos>
{
    private const long Busy = SnapshotKeeper.TailMax + 1;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_failed_write_it_waits_and_what_failed_does_not_count_as_written(bool fails)
    {
        var snapshots = new SnapshotKeeper(new Kept(fails), silos.Service<EntityShell>(0), EntityKind.Session);
        Assert.True(snapshots.IsDue(Busy));

        await snapshots.WriteAsync(Busy, new byte[32], () => "{}"u8.ToArray());

        Assert.Equal(fails ? 0 : Busy, snapshots.Version);
        Assert.Equal(!fails, snapshots.IsDue(2 * Busy));
    }

    private sealed class Kept(bool fails) : IPersistentState<EntitySnapshot>
    {
        public EntitySnapshot State { get; set; } = new();

        public string? Etag => null;

        public bool RecordExists => false;

        public Task ClearStateAsync() => Task.CompletedTask;

        public Task ReadStateAsync() => Task.CompletedTask;

        public Task WriteStateAsync() => fails ? Task.FromException(new InvalidOperationException("The storage is away.")) : Task.CompletedTask;
    }
}
