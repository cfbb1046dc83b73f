using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>Who joins late, or again, sees what everybody sees now, and nothing of what was shown and hidden again before.</summary>
[Collection(ServerTests.Name)]
public sealed class LateJoinerTests(RunningServer server)
{
    private const string Canary = "canary-shown-and-hidden-again";

    private readonly ChapterId _chapter = new(Guid.NewGuid());
    private readonly InvitationId _invitation = new(Guid.NewGuid());

    [Fact]
    public async Task Without_a_cursor_updates_start_now()
    {
        var table = await InvitingAsync();
        await ShowAndHideAsync(table);
        var late = await JoinAsync(table, new UserId(Guid.NewGuid()));
        var start = await late.Http.GetStringAsync(late.Root + "/updates?limit=100");
        Assert.DoesNotContain(Canary, start, StringComparison.Ordinal);
        await table.ReceiptAsync(new RenameCampaign("After"));
        var next = await late.GetAsync<UpdatesPage>($"/updates?{Table.Since(JsonSerializer.Deserialize<UpdatesPage>(start, WireJson.Options)!.Next)}");
        Assert.Equal("After", Assert.IsType<CampaignNamed>(Assert.Single(Assert.Single(next.Frames).Updates).Update).Name);
    }

    [Fact]
    public async Task A_cursor_of_an_earlier_membership_leads_to_a_fresh_view()
    {
        var table = await InvitingAsync();
        var player = await JoinAsync(table, new UserId(Guid.NewGuid()));
        var earlier = (await player.GetAsync<EverythingAnswer>("/everything")).Cursor;
        await player.ReceiptAsync(new LeaveCampaign());
        await ShowAndHideAsync(table);
        await JoinAsync(table, player.User);
        using var stale = await player.Http.GetAsync($"{player.Root}/updates?{Table.Since(earlier)}");
        Assert.Equal("cursor.stale", await Table.CodeOfAsync(stale));
        await using var live = await RawLive.OpenAsync(server, player.User);
        Assert.False((await FollowAsync(live, table.Campaign, earlier)).GetProperty("following").GetProperty("resumed").GetBoolean());

        var now = (await player.GetAsync<EverythingAnswer>("/everything")).Cursor;
        Assert.True((await FollowAsync(live, table.Campaign, now)).GetProperty("following").GetProperty("resumed").GetBoolean());
        var mixed = now with { Positions = earlier.Positions };
        Assert.Equal("cursor.invalid", (await FollowAsync(live, table.Campaign, mixed)).GetProperty("refusal").GetProperty("code").GetString());
    }

    private async Task<Table> InvitingAsync()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new InviteMembers(_invitation, Role.Player, 10, DateTimeOffset.UtcNow.AddDays(1)));
        return table;
    }

    private async Task ShowAndHideAsync(Table table)
    {
        await table.ReceiptAsync(new DraftChapter(_chapter, "The barrow", Canary));
        await table.ReceiptAsync(new PublishChapter(_chapter));
        await table.ReceiptAsync(new RetractChapter(_chapter, "Too early."));
    }

    private async Task<Table> JoinAsync(Table table, UserId user)
    {
        var joined = table.As(user);
        await joined.ReceiptAsync(new JoinCampaign(_invitation, "Bo"));
        return joined;
    }

    private static Task<JsonElement> FollowAsync(RawLive live, CampaignId campaign, ResumePoint resume) =>
        live.CallAsync("Follow", JsonSerializer.Serialize(new FollowRequest(campaign, resume), WireJson.Options));
}
