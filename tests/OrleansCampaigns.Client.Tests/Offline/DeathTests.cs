using System.Collections.Concurrent;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Tests.Feed;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Client.Tests.Offline;

/// <summary>
/// The client dies at its n-th store operation, before or after it, for every n that a life has; its next life finishes the work. The same with real processes and a real server:
/// <c>Cluster.Tests/OfflineKillTests</c>.
/// </summary>
public sealed class DeathTests(ITestOutputHelper output)
{
    private const int Commands = 5;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_client_that_dies_at_any_store_operation_loses_and_doubles_nothing(bool inFile, bool before)
    {
        for (var n = 1; ; n++)
        {
            await using var table = await OfflineTable.WithStoreAsync(inFile);
            table.Campaign.FaultOfCommand = (_, tries) => tries == 1 ? new FakeFault(BeforeEffect: n % 2 == 0, Drop: true) : null;
            var device = new Device(table);
            var first = new MortalStore(table.Store, n, before);
            var died = await device.LiveAsync(first);
            var last = new MortalStore(table.Store, diesAt: 0, before);
            Assert.False(await device.LiveAsync(last), $"operation {n}: the last life died too");
            Check(table, device, $"operation {n}", [.. first.Kept, .. last.Kept]);
            if (died) continue;
            output.WriteLine($"{n - 1} operations, each of them survived");
            Assert.True(n > 4 * Commands, $"A life has {n - 1} operations; each command alone has 4.");
            return;
        }
    }

    [Fact]
    public async Task A_client_that_dies_again_and_again_comes_to_the_end()
    {
        await using var table = await OfflineTable.WithFileAsync();
        var device = new Device(table);
        var kept = new List<(ChannelKind, long)?>();
        var lives = 0;
        bool died;
        do
        {
            // One operation more each life: it always gets somewhere, and every kind of operation is the last one of some life.
            var store = new MortalStore(table.Store, ++lives, before: lives % 2 == 0);
            died = await device.LiveAsync(store);
            kept.AddRange(store.Kept);
        }
        while (died);

        Check(table, device, $"{lives} lives", kept);
        Assert.InRange(lives, 4, 60);
    }

    private static void Check(OfflineTable table, Device device, string when, List<(ChannelKind Channel, long Number)?> kept)
    {
        Assert.True(FeedTable.Names(1, Commands).SequenceEqual(table.Executed()), $"{when}: executed were {string.Join(", ", table.Executed())}");
        Assert.True(device.Acknowledged.Count == Commands, $"{when}: {device.Acknowledged.Count} reports were acknowledged");
        Assert.True(device.ToldTooOften.IsEmpty, $"{when}: told after their acknowledgement: {string.Join(", ", device.ToldTooOften)}");
        table.AssertComplete(device.LastView);

        // Dense from the last fresh view on, and none twice.
        var updates = kept[(kept.LastIndexOf(null) + 1)..].Select(update => update!.Value.Number).ToList();
        Assert.True(updates.Zip(updates.Skip(1)).All(pair => pair.Second == pair.First + 1), $"{when}: kept were {string.Join(", ", updates)}");
        Assert.Equal(updates.Count, updates.Distinct().Count());
    }

    /// <summary>An application over all its lives: it queues numbers in order and deals with each report; what it noted itself outlives it too.</summary>
    private sealed class Device(OfflineTable table)
    {
        private readonly ConcurrentDictionary<int, bool> _acknowledged = new();

        public ICollection<int> Acknowledged => _acknowledged.Keys;

        public ConcurrentQueue<int> ToldTooOften { get; } = new();

        public OfflineView? LastView { get; private set; }

        /// <returns>Whether it died.</returns>
        public async Task<bool> LiveAsync(MortalStore store)
        {
            await using var campaign = await table.OpenAsync(store: store);
            var work = WorkAsync(campaign);
            var ended = await Task.WhenAny(work, store.Died).WaitAsync(table.Cancellation);
            if (ended == store.Died) return true;
            try
            {
                await work;
                LastView = campaign.View;
                return false;
            }
            catch (MortalStore.DeadException)
            {
                return true;
            }
        }

        private async Task WorkAsync(OfflineCampaign campaign)
        {
            for (var number = 1; number <= Commands; number++)
                if (!_acknowledged.ContainsKey(number)) await table.QueueAsync(campaign, number);
            if (_acknowledged.Count < Commands) await AcknowledgeAllAsync(campaign);
            await table.ShowsAsync(campaign, $"name {Commands}");
        }

        private async Task AcknowledgeAllAsync(OfflineCampaign campaign)
        {
            await foreach (var report in campaign.Reports.WithCancellation(table.Cancellation))
            {
                var number = int.Parse(report.Command.Value.ToString()[24..], System.Globalization.CultureInfo.InvariantCulture);
                if (_acknowledged.ContainsKey(number)) ToldTooOften.Enqueue(number);
                Assert.Equal(ReportedOutcome.Applied, report.Answer.Outcome);
                if (!await campaign.AcknowledgeAsync(report.Command, CancellationToken.None)) continue;
                _acknowledged[number] = true;
                if (_acknowledged.Count == Commands) return;
            }
        }
    }
}
