using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Grains.Consistency;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>The walk over all campaigns at a real server, with a restart.</summary>
public sealed class ScrubberServerTests(PlayedStores stores) : IClassFixture<PlayedStores>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(PlayedStores.Sqlite, false)]
    [InlineData(PlayedStores.Postgres, true)]
    public async Task A_walk_finds_repairs_and_is_remembered_over_a_restart(string database, bool hasReminders)
    {
        await using var stored = await stores.CopyAsync(database);
        await stored.PutAsync("session-snapshot", [1, 2, 3]);
        ScrubProgress first;
        await using (var app = await StartAsync(stored))
        {
            Assert.Equal(hasReminders, await Scrubber(app).WakeAsync());
            first = await WalkedAsync(app);
            var found = Assert.Single(await stored.Findings.ListAsync(stored.Campaign.Value, openOnly: false, 0, 10, TestContext.Current.CancellationToken));
            Assert.Equal((FindingCodes.SnapshotUnreadable, true), (found.Code, found.RepairedAt is not null));
            await app.StopAsync();
        }

        await using (var app = await StartAsync(stored))
        {
            await Scrubber(app).WakeAsync();
            var second = await WalkedAsync(app);
            Assert.Equal((first.Began, first.After, first.Campaigns), (second.Began, second.After, second.Campaigns));
            Assert.Equal(first.Began, second.Oldest);
            await app.StopAsync();
        }
    }

    private static async Task<WebApplication> StartAsync(StoredCampaign stored)
    {
        var app = await ServerHost.BuildAsync(RunningServer.ArgsFor(Path.GetTempPath(), $"--Campaigns:Database={stored.Setting}", $"--Campaigns:LogFile={Path.GetTempFileName()}"), CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static IScrubberGrain Scrubber(WebApplication app) => app.Services.GetRequiredService<IGrainFactory>().GetGrain<IScrubberGrain>(0);

    private static async Task<ScrubProgress> WalkedAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (await Scrubber(app).ProgressAsync() is { IsWalking: false, Began.Ticks: > 0 } progress) return progress;
        }
    }
}
