using System.Diagnostics;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.OfflineApp;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>One device: a folder, and one life of the program after the other.</summary>
internal sealed class OfflineDevice(AppOrders orders)
{
    private const int Killed = 128 + 9;

    private static readonly TimeSpan LifeMax = TimeSpan.FromSeconds(60);

    public AppOrders Orders { get; } = orders;

    /// <summary>Lives that were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>A life that kills itself at an operation of its store.</summary>
    public Task DieAtAsync(int operation, bool before) => BeKilledAsync(Orders with { DieAt = operation, Before = before }, Timeout.InfiniteTimeSpan);

    /// <summary>A life that is killed from outside.</summary>
    public Task DieAfterAsync(TimeSpan life) => BeKilledAsync(Orders, life);

    /// <summary>The last life: comes to the end of everything.</summary>
    public async Task FinishAsync() => Assert.Equal(0, await LiveAsync(Orders with { Finish = true }, Timeout.InfiniteTimeSpan));

    /// <returns>Exit code of a life that ends by itself.</returns>
    public Task<int> TryAsync() => LiveAsync(Orders with { Finish = true }, Timeout.InfiniteTimeSpan);

    private async Task BeKilledAsync(AppOrders life, TimeSpan after)
    {
        Assert.Equal(Killed, await LiveAsync(life, after));
        Kills++;
    }

    private static async Task<int> LiveAsync(AppOrders life, TimeSpan killAfter)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OrleansCampaigns.OfflineApp.dll"), JsonSerializer.Serialize(life, WireJson.Options)]) { RedirectStandardError = true };
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        await Task.WhenAny(ended, Task.Delay(killAfter == Timeout.InfiniteTimeSpan ? LifeMax : killAfter)); // killed at a moment that nobody chose
        var isStuck = killAfter == Timeout.InfiniteTimeSpan && !process.HasExited;
        if (!process.HasExited) process.Kill();
        await ended;
        Assert.False(isStuck, $"{life} had not ended after {LifeMax}. It said: {await said}");
        Assert.True(process.ExitCode is 0 or Killed or AppOrders.FileInUse, $"{life} ended with {process.ExitCode}: {await said}");
        return process.ExitCode;
    }
}
