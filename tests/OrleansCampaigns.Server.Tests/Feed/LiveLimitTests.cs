using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Server.Feed;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>The hub's limits, and what it takes from whom.</summary>
[Collection(ServerTests.Name)]
public sealed class LiveLimitTests(RunningServer server)
{
    [Fact]
    public async Task Questions_count_like_commands()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        var question = $$"""{"type":"view-campaign","campaign":"{{table.Campaign}}"}""";
        for (var n = 0; n < 600; n++) await live.SayAsync($$"""{"type":1,"invocationId":"n{{n}}","target":"Ask","arguments":[{{question}}]}""");
        var refused = 0;
        for (var answered = 0; answered < 600;)
        {
            var frame = JsonDocument.Parse(await live.HearAsync()).RootElement;
            if (frame.GetProperty("type").GetInt32() != 3) continue;
            answered++;
            if (CodeOf(frame.GetProperty("result")) == "limits.too-many-commands") refused++;
        }

        Assert.InRange(refused, 1, 400);
    }

    [Fact]
    public async Task A_connection_follows_so_many_campaigns_and_not_one_more()
    {
        var user = new UserId(Guid.NewGuid());
        await using var live = await RawLive.OpenAsync(server, user);
        for (var n = 0; n < LiveFeeds.CampaignsPerConnectionMax; n++) Assert.Null(await FollowAsync(live, await CampaignOfAsync(user)));
        var last = await CampaignOfAsync(user);
        Assert.Equal("limits.too-many-campaigns", await FollowAsync(live, last));
    }

    [Fact]
    public async Task A_cursor_of_another_campaign_of_the_same_viewer_is_refused()
    {
        var user = new UserId(Guid.NewGuid());
        var (one, other) = (await CampaignOfAsync(user), await CampaignOfAsync(user));
        await using var live = await RawLive.OpenAsync(server, user);
        var following = (await live.CallAsync("Follow", $$"""{"campaign":"{{one}}"}""")).GetProperty("following");
        var resume = $$"""{"ticket":{{following.GetProperty("ticket").GetRawText()}},"positions":{{following.GetProperty("positions").GetRawText()}}}""";
        Assert.Equal("cursor.not-yours", CodeOf(await live.CallAsync("Follow", $$"""{"campaign":"{{other}}","resume":{{resume}}}""")));
    }

    [Fact]
    public async Task A_frame_beyond_the_limit_ends_the_connection_and_no_other()
    {
        var user = new UserId(Guid.NewGuid());
        await using var live = await RawLive.OpenAsync(server, user);
        await using var other = await RawLive.OpenAsync(server, user);
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await live.SayAsync(new string('x', LiveHub.FrameBytesMax + 1));
            while ((await live.HearAsync()).Length > 0) { }
        });
        Assert.Equal("campaign.unknown", await FollowAsync(other, new CampaignId(Guid.NewGuid())));
    }

    [Fact]
    public async Task Signals_that_are_too_large_or_of_who_does_not_follow_reach_nobody()
    {
        var table = await Table.CreateAsync(server);
        await using var hearing = await RawLive.OpenAsync(server, table.User);
        await using var silent = await RawLive.OpenAsync(server, table.User);
        await hearing.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        await SignalAsync(silent, table.Campaign, "canary-not-following", "1");
        await SignalAsync(hearing, table.Campaign, new string('k', CampaignSignals.KeyLengthMax + 1), "\"canary-key\"");
        await SignalAsync(hearing, table.Campaign, "canary-value", $"\"{new string('v', CampaignSignals.ValueBytesMax)}\"");
        Assert.Equal("campaign.unknown", await FollowAsync(silent, new CampaignId(Guid.NewGuid())));
        await SignalAsync(hearing, table.Campaign, "last", "true");
        var heard = (await hearing.PushedAsync("signals")).GetRawText();
        Assert.Contains("last", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_a_command_id_of_the_campaign_itself_or_of_somebody_else_or_signs_in_as_the_campaign()
    {
        var table = await Table.CreateAsync(server);
        using var reserved = await table.SendAsync(new RenameCampaign("Mine"), Guid.Parse("0198f2b0-1111-8000-8000-000000000001"));
        Assert.Equal("command.id-reserved", await Table.CodeOfAsync(reserved));
        var used = Guid.NewGuid();
        await table.ReceiptAsync(new RenameCampaign("First"), used);
        var service = new UserId(Guid.NewGuid());
        await table.ReceiptAsync(new AddService(service, "Bot"));
        using var foreign = await table.As(service).SendAsync(new RenameCampaign("First"), used);
        Assert.False(foreign.IsSuccessStatusCode);
        Assert.Contains(await Table.CodeOfAsync(foreign), (string[])["command.id-used", "access.denied"]);
        using var system = await table.As(Domain.Access.Actor.System.User).SendAsync(new RenameCampaign("Mine"));
        Assert.False(system.IsSuccessStatusCode);
        Assert.Equal("First", (await table.GetAsync<CampaignAnswer>("")).View.Name);
    }

    private async Task<CampaignId> CampaignOfAsync(UserId user)
    {
        var table = new Table(server, new CampaignId(Guid.NewGuid()), user);
        await table.ReceiptAsync(new CreateCampaign("One of many", "Ada"));
        return table.Campaign;
    }

    private static async Task<string?> FollowAsync(RawLive live, CampaignId campaign) => CodeOf(await live.CallAsync("Follow", $$"""{"campaign":"{{campaign}}"}"""));

    private static Task SignalAsync(RawLive live, CampaignId campaign, string key, string value) =>
        live.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{campaign}}","kind":"look","key":"{{key}}","value":{{value}}}]}""");

    private static string? CodeOf(JsonElement answer) => answer.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.Object ? refusal.GetProperty("code").GetString() : null;
}
