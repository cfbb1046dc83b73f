using System.Collections.Concurrent;
using System.Net.Http.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.Inbox;
using OrleansCampaigns.Server.Tests.Handlers;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>Quiet hours at a device that is connected all the time.</summary>
[Collection(ServerTests.Name)]
public sealed class InboxQuietTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_quiet_hours_nothing_is_pushed_but_what_was_missed_and_their_end_pushes_the_rest()
    {
        var table = await InboxTable.CreateAsync(server);
        var (sleeper, waker) = (await table.JoinAsync(), await table.JoinAsync(name: "Cleo"));
        await table.PublishAsync("Missed");
        await InboxTable.UntilAsync(sleeper, 1);
        var now = TimeOnly.FromDateTime(DateTime.UtcNow);
        await SetAsync(sleeper, new InboxHours(QuietFrom: now.AddHours(-2), QuietUntil: now.AddHours(2)));
        await using var asleep = table.Device(sleeper);
        await using var awake = table.Device(waker);
        await asleep.StartAsync(Cancellation);
        await awake.StartAsync(Cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var (quiet, heard) = (new ConcurrentQueue<string?>(), new ConcurrentQueue<string?>());
        Task[] reading = [ReadAsync(asleep, quiet, ended.Token), ReadAsync(awake, heard, ended.Token)];
        await HandlingServer.UntilAsync(() => Task.FromResult(quiet.Count == 1 && heard.Count == 1));

        // Each is told to both at once. By the time the last has come to the one who is awake, the first would long have come to the other.
        foreach (var title in (string[])["One", "Two", "Three"])
        {
            await table.PublishAsync(title);
            await HandlingServer.UntilAsync(() => Task.FromResult(heard.Contains(title)));
        }

        await InboxTable.UntilAsync(sleeper, 4);
        Assert.Equal(["Missed"], quiet);
        await SetAsync(sleeper, new InboxHours());
        await HandlingServer.UntilAsync(() => Task.FromResult(quiet.Count == 4));
        Assert.Equal(["Missed", "One", "Two", "Three"], quiet);
        await ended.CancelAsync();
        await Task.WhenAll(reading);
    }

    private static async Task SetAsync(Table of, InboxHours hours)
    {
        using var set = await of.Http.PutAsJsonAsync($"{InboxEndpoints.Root}/settings/hours", new SetInboxHours(hours), WireJson.Options, Cancellation);
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task ReadAsync(CampaignConnection device, ConcurrentQueue<string?> titles, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in device.ReadInboxAsync().WithCancellation(cancellationToken)) titles.Enqueue(item.Content.Title);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The test has seen enough.
        }
    }
}
