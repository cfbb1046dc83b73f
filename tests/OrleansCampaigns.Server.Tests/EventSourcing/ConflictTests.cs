using System.Net;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Server.Tests.Feed;

namespace OrleansCampaigns.Server.Tests.EventSourcing;

/// <summary>Conflicts and writing together, at the doors.</summary>
[Collection(ServerTests.Name)]
public sealed class ConflictTests(RunningServer server)
{
    private const string Text = "The old bell rings.\n\nThe tide turns.\n";

    private readonly ChapterId _chapter = new(Guid.NewGuid());

    [Fact]
    public async Task The_outcome_is_in_the_receipt_the_conflict_in_the_inbox_and_one_tap_ends_it()
    {
        var (owner, second, player) = await SeatedAsync();
        var seen = (await second.GetAsync<ChapterAnswer>($"/chapters/{_chapter}")).Version;
        await owner.ReceiptAsync(new RetitleChapter(_chapter, "CANARY of the owner"));
        var id = Guid.NewGuid();
        for (var times = 0; times < 2; times++)
        {
            using var sent = await second.SendAsync(new RetitleChapter(_chapter, "Flood"), id, ifMatch: $"\"{seen}\"");
            Assert.Equal("kept", JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement.GetProperty("outcome").GetString());
        }

        var open = Assert.Single((await owner.GetAsync<ConflictsAnswer>("/conflicts")).Conflicts);
        Assert.Equal((new ConflictId(id), "Flood", "CANARY of the owner"), (open.Conflict, TitleOf(open.View.Mine), TitleOf(open.View.Theirs)));
        Assert.Equal((second.User, owner.User), (open.View.Mine.User, open.View.Theirs.User));
        await AssertHiddenFromAsync(player);
        using var taken = await owner.SendAsync(new ResolveCampaignConflict(open.Conflict, ConflictChoice.Mine), ifMatch: $"\"{open.Version}\"");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        using var again = await owner.SendAsync(new ResolveCampaignConflict(open.Conflict, ConflictChoice.Theirs));
        Assert.Equal("conflict.not-open", await Table.CodeOfAsync(again));
        Assert.Empty((await owner.GetAsync<ConflictsAnswer>("/conflicts")).Conflicts);
        Assert.Equal("Flood", (await owner.GetAsync<ChapterAnswer>($"/chapters/{_chapter}")).View.Title);
    }

    [Fact]
    public async Task Two_who_write_in_one_draft_get_each_others_words_and_carets_and_a_player_gets_nothing()
    {
        var (owner, second, player) = await SeatedAsync();
        await using var writer = await FollowingAsync(owner);
        await using var other = await FollowingAsync(second);
        await using var onlooker = await FollowingAsync(player);
        await owner.ReceiptAsync(new EditChapterText(_chapter, TextPatch.HashOf(Text), [new TextHunk(4, 3, "CANARY")]));
        var merged = await second.ReceiptAsync(new EditChapterText(_chapter, TextPatch.HashOf(Text), [new TextHunk(Text.IndexOf("turns", StringComparison.Ordinal), 5, "rises")]));
        Assert.Equal(ReceiptOutcome.Merged, merged.Outcome);
        Assert.Equal("The CANARY bell rings.\n\nThe tide rises.\n", (await owner.GetAsync<ChapterAnswer>($"/chapters/{_chapter}")).View.Text);
        Assert.Contains("chapter-text-changed", (await other.PushedAsync("updates")).GetRawText(), StringComparison.Ordinal);

        var caret = JsonSerializer.Serialize(new ChapterCaret(_chapter, TextPatch.HashOf(Text), 4).In(owner.Campaign), WireJson.Options);
        await writer.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{{caret}}]}""");
        var heard = (await other.PushedAsync("signals")).GetProperty("newest")[0].Deserialize<Signal>(WireJson.Options)!;
        Assert.Equal((owner.User, _chapter, 4), (heard.User, ChapterCaret.Read(heard)!.Chapter, ChapterCaret.Read(heard)!.At));

        // What comes after the caret reaches the player, so the caret itself would have.
        await writer.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{owner.Campaign}}","kind":"look","key":"after","value":1}]}""");
        var next = (await onlooker.PushedAsync("signals")).GetRawText();
        Assert.Contains("after", next, StringComparison.Ordinal);
        Assert.DoesNotContain(_chapter.ToString(), next, StringComparison.Ordinal);
        await AssertHiddenFromAsync(player);
    }

    private static string? TitleOf(ConflictSide side) => side.Command?.GetProperty("title").GetString();

    private static async Task AssertHiddenFromAsync(Table player)
    {
        using var refused = await player.Http.GetAsync(player.Root + "/conflicts");
        Assert.Equal("access.denied", await Table.CodeOfAsync(refused));
        Assert.DoesNotContain("CANARY", await player.Http.GetStringAsync(player.Root + "/everything"), StringComparison.Ordinal);
    }

    private async Task<RawLive> FollowingAsync(Table member)
    {
        var live = await RawLive.OpenAsync(server, member.User);
        await live.CallAsync("Follow", $$"""{"campaign":"{{member.Campaign}}"}""");
        return live;
    }

    /// <summary>An owner, a second game master, a player, and a draft.</summary>
    private async Task<(Table Owner, Table Second, Table Player)> SeatedAsync()
    {
        var owner = await Table.CreateAsync(server);
        var invitation = new InvitationId(Guid.NewGuid());
        await owner.ReceiptAsync(new InviteMembers(invitation, Role.Player, 2, DateTimeOffset.UtcNow.AddDays(1)));
        var (second, player) = (owner.As(new UserId(Guid.NewGuid())), owner.As(new UserId(Guid.NewGuid())));
        await second.ReceiptAsync(new JoinCampaign(invitation, "Bo"));
        await player.ReceiptAsync(new JoinCampaign(invitation, "Cy"));
        await owner.ReceiptAsync(new ChangeRole(second.User, Role.GameMaster));
        await owner.ReceiptAsync(new DraftChapter(_chapter, "Low tide", Text));
        return (owner, second, player);
    }
}
