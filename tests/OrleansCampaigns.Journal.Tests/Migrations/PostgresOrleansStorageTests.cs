using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrleansCampaigns.Journal.Tests.Postgres;

namespace OrleansCampaigns.Journal.Tests.Migrations;

public sealed class PostgresOrleansStorageTests : OrleansStorageContract
{
    [Fact]
    public async Task A_silo_joins_through_the_membership_table_and_keeps_reminders_in_it()
    {
        using var silo = await StartAsync();
        Assert.Equal(1, await Database.CountAsync("SELECT count(*) FROM orleans_membership WHERE status = 3"));
        var membership = silo.Services.GetRequiredService<IMembershipTable>();
        var table = await membership.ReadAllAsync(Stop);
        var (own, _) = Assert.Single(table.Members);
        Assert.False(await membership.UpdateRowAsync(own, "", new TableVersion(table.Version.Version, (table.Version.Version - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)), Stop));
        own.IAmAliveTime = DateTime.UtcNow.AddMinutes(-1);
        await membership.UpdateIAmAliveAsync(own, Stop);
        Assert.Equal(own.SiloAddress, (await membership.ReadRowAsync(own.SiloAddress, Stop)).Members[0].Item1.SiloAddress);
        await KeepRemindersAsync(silo.Services.GetRequiredService<IReminderTable>());
        await silo.StopAsync(Stop);
        await membership.CleanupDefunctSiloEntriesAsync(DateTimeOffset.UtcNow.AddHours(1), Stop);
        Assert.Equal(0, await Database.CountAsync("SELECT count(*) FROM orleans_membership"));
    }

    protected override Task<JournalDatabase> CreateAsync() => CreatePostgresAsync();

    protected override void Configure(ISiloBuilder silo)
    {
        silo.ConfigureEndpoints(System.Net.IPAddress.Loopback, FreePort(), FreePort());
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Database.OrleansInvariant, Database.ConnectionString));
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Database.OrleansInvariant, Database.ConnectionString));
    }

    private static async Task<JournalDatabase> CreatePostgresAsync() => await PostgresDatabase.CreateAsync();

    private static async Task KeepRemindersAsync(IReminderTable reminders)
    {
        var grain = GrainId.Create("note", Guid.NewGuid().ToString("N"));
        var entry = new ReminderEntry { GrainId = grain, ReminderName = "tide", StartAt = DateTime.UtcNow, Period = TimeSpan.FromMinutes(2) };
        var first = await reminders.UpsertRow(entry);
        var second = await reminders.UpsertRow(entry);
        Assert.NotEqual(first, second);
        Assert.Equal(entry.Period, (await reminders.ReadRow(grain, "tide"))!.Period);
        Assert.Single((await reminders.ReadRows(grain)).Reminders);
        Assert.Single((await reminders.ReadRows(0, 0)).Reminders);
        Assert.False(await reminders.RemoveRow(grain, "tide", first!));
        Assert.True(await reminders.RemoveRow(grain, "tide", second!));
    }
}
