using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>Whoever follows hears, whoever does not is not kept, however they come and go.</summary>
[Collection(ServerTests.Name)]
public sealed class FollowingTests(RunningServer server)
{
    private LiveFeeds Feeds => server.App.Services.GetRequiredService<LiveFeeds>();

    [Fact]
    public async Task Many_who_come_and_go_at_once_leave_nobody_behind_and_nobody_without_updates()
    {
        var table = await Table.CreateAsync(server);
        for (var round = 0; round < 5; round++)
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RawLive.OpenAsync(server, table.User)));
            await Task.WhenAll(all.Select((live, n) => ComeAndGoAsync(live, table.Campaign, stays: n % 3 == 0)));
            Assert.Equal(4, Feeds.FollowersOf(table.Campaign));
            await table.ReceiptAsync(new RenameCampaign($"Round {round}"));
            foreach (var (live, _) in all.Select((live, n) => (live, n)).Where(one => one.n % 3 == 0))
                while (!(await live.PushedAsync("updates")).GetRawText().Contains($"Round {round}", StringComparison.Ordinal)) { }
            foreach (var live in all) await live.DisposeAsync();
            await NobodyAsync(table.Campaign);
        }
    }

    [Fact]
    public async Task Who_comes_while_the_last_one_goes_hears_what_happens()
    {
        var table = await Table.CreateAsync(server);
        await using var goes = await RawLive.OpenAsync(server, table.User);
        await using var comes = await RawLive.OpenAsync(server, table.User);
        for (var round = 0; round < 30; round++)
        {
            await goes.CallAsync("Follow", Asking(table.Campaign));
            await Task.WhenAll(goes.CallAsync("Unfollow", JsonSerializer.Serialize(table.Campaign, WireJson.Options)), comes.CallAsync("Follow", Asking(table.Campaign)));
            Assert.Equal(1, Feeds.FollowersOf(table.Campaign));
            await table.ReceiptAsync(new RenameCampaign($"Round {round}"));
            while (!(await comes.PushedAsync("updates")).GetRawText().Contains($"Round {round}\"", StringComparison.Ordinal)) { }
            await comes.CallAsync("Unfollow", JsonSerializer.Serialize(table.Campaign, WireJson.Options));
            Assert.Equal(0, Feeds.FollowersOf(table.Campaign));
        }
    }

    [Fact]
    public async Task Connections_that_break_off_while_they_begin_to_follow_leave_nobody_behind()
    {
        var table = await Table.CreateAsync(server);
        for (var round = 0; round < 20; round++)
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RawLive.OpenAsync(server, table.User)));
            foreach (var live in all) await live.SayAsync(Call(1, "Follow", Asking(table.Campaign)));
            foreach (var live in all) await live.DisposeAsync();
        }

        await NobodyAsync(table.Campaign);
    }

    [Fact]
    public async Task Followers_of_a_replica_that_faults_are_told_and_follow_the_next_one()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        await live.CallAsync("Follow", Asking(table.Campaign));
        var replica = await server.App.Services.GetRequiredService<CampaignReplicas>().GetAsync(table.Campaign, TestContext.Current.CancellationToken);
        replica.Offer([new CampaignStreamEvent(2, new EntityRef(EntityKind.Campaign, table.Campaign.Value), 2, "no-such-event", 1, [], new(Guid.NewGuid()), table.User, DateTimeOffset.UnixEpoch, [])]);
        Assert.Equal("unavailable", (await live.PushedAsync("reset")).GetProperty("reason").GetString());
        using (var refused = await table.Http.GetAsync(table.Root)) Assert.Equal("server.store-unavailable", await Table.CodeOfAsync(refused));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await live.CallAsync("Follow", Asking(table.Campaign))).TryGetProperty("refusal", out var refusal))
        {
            Assert.Equal("server.store-unavailable", refusal.GetProperty("code").GetString());
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await table.ReceiptAsync(new RenameCampaign("It goes on"));
        Assert.Contains("It goes on", (await live.PushedAsync("updates")).GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>Says it all without waiting for an answer; the last answer is the end.</summary>
    private static async Task ComeAndGoAsync(RawLive live, CampaignId campaign, bool stays)
    {
        for (var i = 0; i < 30; i++)
        {
            await live.SayAsync(Call(2 * i, "Follow", Asking(campaign)));
            await live.SayAsync(Call((2 * i) + 1, "Unfollow", JsonSerializer.Serialize(campaign, WireJson.Options)));
        }

        if (stays) await live.CallAsync("Follow", Asking(campaign));
        else await live.CallAsync("Unfollow", JsonSerializer.Serialize(campaign, WireJson.Options));
    }

    private async Task NobodyAsync(CampaignId campaign)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var looks = 0; looks < 1_000 && Feeds.FollowersOf(campaign) > 0; looks++) await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, Feeds.FollowersOf(campaign));
    }

    private static string Asking(CampaignId campaign) => JsonSerializer.Serialize(new FollowRequest(campaign), WireJson.Options);

    private static string Call(int id, string method, string argument) =>
        $$"""{"type":1,"invocationId":"c{{id}}","target":"{{method}}","arguments":[{{argument}}]}""";
}
