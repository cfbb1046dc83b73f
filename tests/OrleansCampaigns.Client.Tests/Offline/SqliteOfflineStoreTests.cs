using Microsoft.Data.Sqlite;
using OrleansCampaigns.Client.Offline;
using OrleansCampaigns.Client.Sqlite.Offline;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Client.Tests.Offline;

public sealed class SqliteOfflineStoreTests
{
    [Fact]
    public async Task A_file_that_is_open_is_refused_to_a_second_store_and_free_after_the_first()
    {
        await using var table = await OfflineTable.WithFileAsync();

        Assert.Equal(OfflineStoreException.InUse, await CodeOfOpeningAsync(table.File));
        await table.Store.DisposeAsync();

        await table.OpenFileAsync();
    }

    [Fact]
    public async Task A_campaign_is_open_once()
    {
        foreach (var inFile in (bool[])[false, true])
        {
            await using var table = await OfflineTable.WithStoreAsync(inFile);
            await using (await table.OpenAsync())
            {
                Assert.Equal(OfflineStoreException.CampaignOpen, (await Assert.ThrowsAsync<OfflineStoreException>(() => table.OpenAsync())).Code);
                Assert.Equal(OfflineStoreException.CampaignOpen, (await Assert.ThrowsAsync<OfflineStoreException>(() => table.Store.ForgetAsync(table.Options().Scope))).Code);
            }

            await using var again = await table.OpenAsync();
        }
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using var table = await WithQueuedAsync();
        Alter(table.File, "PRAGMA user_version = 2");
        var before = await File.ReadAllBytesAsync(table.File, table.Cancellation);

        Assert.Equal(OfflineStoreException.Newer, await CodeOfOpeningAsync(table.File));

        Assert.Equal(before, await File.ReadAllBytesAsync(table.File, table.Cancellation));
        Alter(table.File, "PRAGMA user_version = 1");
        await table.OpenFileAsync();
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        await using (new FileStream(table.File, FileMode.CreateNew)) Assert.True(File.Exists(table.File));
        Alter(table.File, "CREATE TABLE notes (text TEXT)");
        var before = await File.ReadAllBytesAsync(table.File, table.Cancellation);

        Assert.Equal(OfflineStoreException.Foreign, await CodeOfOpeningAsync(table.File));

        Assert.Equal(before, await File.ReadAllBytesAsync(table.File, table.Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    [InlineData(3 * 4096)]
    public async Task A_damaged_file_is_refused(int at)
    {
        await using var table = await WithQueuedAsync();
        await using (var file = new FileStream(table.File, FileMode.Open))
        {
            file.Position = at;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray(), table.Cancellation);
        }

        Assert.Equal(OfflineStoreException.Corrupt, await CodeOfOpeningAsync(table.File));
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_damage_and_a_replica_that_cannot_be_read_is_fetched_anew()
    {
        await using var table = await WithQueuedAsync();
        Alter(table.File, "UPDATE replicas SET main = x'7B7D'");
        await table.OpenFileAsync();
        await using (var campaign = await table.OpenAsync())
        {
            Assert.Null(campaign.View);
            Assert.Single(campaign.Pending);
        }

        await table.Store.DisposeAsync();
        Alter(table.File, "UPDATE commands SET envelope = x'7B7D'");
        await table.OpenFileAsync();
        Assert.Equal(OfflineStoreException.Corrupt, (await Assert.ThrowsAsync<OfflineStoreException>(() => table.OpenAsync())).Code);
    }

    [Fact]
    public async Task Views_of_another_build_are_shown_and_fetched_anew()
    {
        await using var table = await WithQueuedAsync();
        Alter(table.File, "UPDATE replicas SET build = zeroblob(16)");
        await table.OpenFileAsync();
        table.Table.Name(5, 1);
        await using var campaign = await table.OpenAsync();
        Assert.Equal("name 4", campaign.View!.Main.Campaign.Name);

        table.HasNetwork = true;
        table.Campaign.FaultOfCommand = (_, _) => new(BeforeEffect: true, HoldUntil: new TaskCompletionSource().Task);
        await table.ShowsAsync(campaign, "name 5");

        Assert.All(table.Campaign.Follows, follow => Assert.Null(follow.Resume));
    }

    [Fact]
    public async Task A_file_at_its_bound_refuses_more_loses_nothing_and_is_of_use_again_when_there_is_room()
    {
        await using var table = await OfflineTable.WithMemoryAsync();
        table.HasNetwork = false;
        await table.OpenFileAsync(SqliteOfflineStore.BytesMaxLeast);
        await using var campaign = await table.OpenAsync();
        var large = new RenameCampaign(new string('x', 4_000));
        OfflineStoreException? full = null;
        var kept = 0;
        for (; full is null && kept < 100; kept++)
            full = await Record.ExceptionAsync(() => campaign.EnqueueAsync(OfflineTable.CommandOf(kept + 1), large, table.Cancellation)) as OfflineStoreException;

        Assert.Equal(OfflineStoreException.Full, full?.Code);
        Assert.Equal(--kept, campaign.Pending.Length);
        Assert.True(await campaign.CancelAsync(OfflineTable.CommandOf(1), table.Cancellation));
        Assert.True(await campaign.CancelAsync(OfflineTable.CommandOf(2), table.Cancellation));
        Assert.NotNull((await campaign.EnqueueAsync(large, table.Cancellation)).Queued);
        await campaign.DisposeAsync();
        await table.Store.DisposeAsync();
        await table.OpenFileAsync();
        await using var later = await table.OpenAsync();
        Assert.Equal(kept - 1, later.Pending.Length);
    }

    [Fact]
    public async Task Users_services_and_campaigns_are_kept_apart_and_forgotten_alone()
    {
        await using var table = await OfflineTable.WithFileAsync();
        table.HasNetwork = false;
        OfflineCampaignOptions[] all =
        [
            table.Options(), table.Options() with { User = new UserId(Guid.NewGuid()) }, table.Options() with { Service = "another.example" },
            table.Options() with { Connection = table.Options().Connection with { Campaign = new CampaignId(Guid.NewGuid()) } },
        ];
        for (var i = 0; i < all.Length; i++)
        {
            await using var campaign = await table.OpenAsync(all[i]);
            Assert.Empty(campaign.Pending);
            await table.QueueAsync(campaign, i + 1);
        }

        await table.Store.ForgetAsync(all[1].Scope, table.Cancellation);
        foreach (var (options, count) in all.Zip([1, 0, 1, 1]))
        {
            await using var campaign = await table.OpenAsync(options);
            Assert.Equal(count, campaign.Pending.Length);
        }
    }

    [Fact]
    public async Task A_file_is_its_owner_s_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have other rights there.");
        await using var table = await WithQueuedAsync();
        await table.OpenFileAsync();
        await using var campaign = await table.OpenAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(table.File)!))
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_file_in_a_folder_that_does_not_exist_is_unavailable() =>
        Assert.Equal(OfflineStoreException.Unavailable, await CodeOfOpeningAsync(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "offline.db")));

    /// <summary>A closed file with a replica and one queued command; there is no network.</summary>
    private static async Task<OfflineTable> WithQueuedAsync()
    {
        var table = await OfflineTable.WithFileAsync();
        await using (var campaign = await table.OpenAsync())
        {
            table.Table.Name(0, 5);
            await table.ShowsAsync(campaign, "name 4");
        }

        table.HasNetwork = false;
        await using (var campaign = await table.OpenAsync()) await table.QueueAsync(campaign, 1);
        await table.Store.DisposeAsync();
        return table;
    }

    private static async Task<string> CodeOfOpeningAsync(string path) => (await Assert.ThrowsAsync<OfflineStoreException>(() => SqliteOfflineStore.OpenAsync(path))).Code;

    private static void Alter(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
