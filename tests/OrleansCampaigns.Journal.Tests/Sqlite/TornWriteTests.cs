using Microsoft.Data.Sqlite;
using OrleansCampaigns.Journal.Sqlite;

namespace OrleansCampaigns.Journal.Tests.Sqlite;

public sealed class TornWriteTests : OnDatabase
{
    private const int Seed = 20260301;
    private const int CampaignsPerBatch = 3;
    private const int RowsPerAppend = 4;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.MigrateAsync();
    }

    [Fact]
    public async Task A_log_cut_at_any_byte_leaves_whole_batches_from_the_first_on()
    {
        var campaigns = await WriteBatchesAsync(batches: 40);
        var file = ((SqliteDatabase)Database).FilePath;
        var log = await File.ReadAllBytesAsync(file + "-wal", Cancellation);
        var random = new Random(Seed);
        var lengths = new HashSet<long>();
        for (var cut = 0; cut < 60; cut++)
        {
            var length = random.Next(log.Length);
            var folder = Directory.CreateTempSubdirectory("torn-");
            var copy = Path.Combine(folder.FullName, "journal.db");
            File.Copy(file, copy);
            await File.WriteAllBytesAsync(copy + "-wal", log[..length], Cancellation);
            lengths.Add(await CheckWholeBatchesAsync(copy, campaigns, $"seed {Seed}, log cut at {length} of {log.Length}"));
            folder.Delete(recursive: true);
        }

        Assert.True(lengths.Count > 5, $"The cuts hit only {lengths.Count} different batches.");
    }

    [Fact]
    public async Task A_flipped_byte_in_the_log_leaves_whole_batches_from_the_first_on()
    {
        var campaigns = await WriteBatchesAsync(batches: 20);
        var file = ((SqliteDatabase)Database).FilePath;
        var log = await File.ReadAllBytesAsync(file + "-wal", Cancellation);
        var random = new Random(Seed);
        for (var flip = 0; flip < 20; flip++)
        {
            var at = random.Next(log.Length);
            var folder = Directory.CreateTempSubdirectory("torn-");
            var copy = Path.Combine(folder.FullName, "journal.db");
            File.Copy(file, copy);
            var damaged = (byte[])log.Clone();
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(copy + "-wal", damaged, Cancellation);
            await CheckWholeBatchesAsync(copy, campaigns, $"seed {Seed}, byte {at} flipped");
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_locked_by_another_process_is_unavailable_and_the_writer_recovers()
    {
        var campaign = await PlayedJournal.BeginAsync(Store);
        await using (var other = new SqliteConnection($"{Database.ConnectionString};Pooling=false"))
        {
            await other.OpenAsync(Cancellation);
            await using var lockIt = other.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            await lockIt.ExecuteNonQueryAsync(Cancellation);
            await Assert.ThrowsAsync<JournalUnavailableException>(() => Store.AppendAsync([campaign.Next()]));
        }

        campaign = new PlayedJournal(await Store.TakeOverAsync(campaign.Id, Cancellation));
        Assert.Equal([AppendOutcome.Committed], await Store.AppendAsync([campaign.Next()]));
    }

    protected override Task<JournalDatabase> CreateAsync() => Task.FromResult<JournalDatabase>(new SqliteDatabase());

    private async Task<PlayedJournal[]> WriteBatchesAsync(int batches)
    {
        var campaigns = await Task.WhenAll(Enumerable.Range(0, CampaignsPerBatch).Select(_ => PlayedJournal.BeginAsync(Store)));
        for (var batch = 0; batch < batches; batch++)
        {
            Assert.All(await Store.AppendAsync([.. campaigns.Select(campaign => campaign.Next(RowsPerAppend, payloadBytes: 300))]), outcome => Assert.Equal(AppendOutcome.Committed, outcome));
        }

        return campaigns;
    }

    /// <returns>Rows of each campaign.</returns>
    private static async Task<long> CheckWholeBatchesAsync(string file, PlayedJournal[] campaigns, string what)
    {
        await using var store = new SqliteJournalStore($"Data Source={file};Pooling=false");
        await using (var check = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await check.OpenAsync(Cancellation);
            await using var migrated = check.CreateCommand();
            migrated.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'journal_heads'";
            if ((long)(await migrated.ExecuteScalarAsync(Cancellation))! == 0) return -1;
        }

        var counts = new HashSet<long>();
        foreach (var campaign in campaigns)
        {
            var rows = await store.ReadAsync(campaign.Id, 0, JournalLimits.ReadRowsMax, Cancellation);
            var head = (await store.ReadHeadsAsync([campaign.Id], Cancellation)).SingleOrDefault();
            Assert.True(JournalChain.FirstBroken(JournalChain.Genesis, rows) is null, what);
            Assert.True((head?.Sequence ?? 0) == rows.Length, what);
            counts.Add(rows.Length);
        }

        Assert.True(counts.Count == 1 && counts.Single() % RowsPerAppend == 0, $"{what}: half a batch, {string.Join('/', counts)} rows");
        return counts.Single();
    }
}
