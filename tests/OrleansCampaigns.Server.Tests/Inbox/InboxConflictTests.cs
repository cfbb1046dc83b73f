using System.Net.Http.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Server.Inbox;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>What edits that meet, and edits of words, tell whom.</summary>
[Collection(ServerTests.Name)]
public sealed class InboxConflictTests(RunningServer server)
{
    private const string Canary = "CANARY of the loser";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_players_late_edit_is_told_to_game_masters_to_decide_and_to_the_player_as_kept()
    {
        var (table, second, player, other) = await SeatedAsync();
        var character = new CharacterId(Guid.NewGuid());
        await player.ReceiptAsync(new CreateCharacter("Sister Voll") { Character = character });
        var seen = (await player.GetAsync<CharacterAnswer>($"/characters/{character}")).Version;
        await table.Owner.ReceiptAsync(new RenameCharacter("Mother Voll") { Character = character });
        var late = Guid.NewGuid();
        for (var times = 0; times < 2; times++)
        {
            using var sent = await player.SendAsync(new RenameCharacter(Canary) { Character = character }, late, ifMatch: $"\"{seen}\"");
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancellation));
        }

        foreach (var decides in (Table[])[table.Owner, second]) await TellsAsync(decides, (InboxKind.ConflictToDecide, late));
        await TellsAsync(player, (InboxKind.ValueKept, late));
        await table.PublishAsync("Afterwards");
        Assert.Equal([InboxKind.ChapterPublished], (await InboxTable.UntilAsync(other, 1)).Items.Select(item => item.Kind));
        foreach (var member in (Table[])[table.Owner, second, player, other])
            Assert.DoesNotContain("CANARY", await member.Http.GetStringAsync(InboxEndpoints.Root, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_a_game_master_takes_the_place_of_is_told_to_its_author_and_to_that_game_master()
    {
        var (table, second, player, _) = await SeatedAsync();
        var character = new CharacterId(Guid.NewGuid());
        await player.ReceiptAsync(new CreateCharacter("Sister Voll") { Character = character });
        var seen = (await table.Owner.GetAsync<CharacterAnswer>($"/characters/{character}")).Version;
        await player.ReceiptAsync(new RenameCharacter(Canary) { Character = character });
        var taken = Guid.NewGuid();
        using var sent = await table.Owner.SendAsync(new RenameCharacter("Mother Voll") { Character = character }, taken, ifMatch: $"\"{seen}\"");
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancellation));
        foreach (var decides in (Table[])[table.Owner, second]) await TellsAsync(decides, (InboxKind.ConflictToDecide, taken));
        await TellsAsync(player, (InboxKind.ValueKept, taken));
    }

    [Fact]
    public async Task A_game_masters_own_draft_that_was_kept_is_for_game_masters_only()
    {
        var (table, second, player, _) = await SeatedAsync();
        var chapter = new ChapterId(Guid.NewGuid());
        await table.Owner.ReceiptAsync(new DraftChapter(chapter, "Low tide", "It sinks."));
        var seen = (await second.GetAsync<ChapterAnswer>($"/chapters/{chapter}")).Version;
        await table.Owner.ReceiptAsync(new RetitleChapter(chapter, "High tide"));
        var late = Guid.NewGuid();
        using var sent = await second.SendAsync(new RetitleChapter(chapter, Canary), late, ifMatch: $"\"{seen}\"");
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancellation));
        foreach (var decides in (Table[])[table.Owner, second]) await TellsAsync(decides, (InboxKind.ConflictToDecide, late));
        await table.PublishAsync("Afterwards");
        Assert.Equal([InboxKind.ChapterPublished], (await InboxTable.UntilAsync(player, 1)).Items.Select(item => item.Kind));
    }

    [Fact]
    public async Task Changed_words_of_a_chapter_that_was_read_are_told_and_so_is_who_they_name()
    {
        const string text = "The bell tolls.";
        var (table, _, reader, other) = await SeatedAsync();
        var chapter = await table.PublishAsync("The Bell", text);
        await InboxTable.UntilAsync(reader, 1);
        await reader.Http.PostAsJsonAsync($"{InboxEndpoints.Root}/read", new MarkInboxRead(1), WireJson.Options, Cancellation);
        await table.Owner.ReceiptAsync(new EditChapterText(chapter, TextPatch.HashOf(text), [new TextHunk(text.Length - 1, 1, " for @Cleo.")]));
        await table.PublishAsync("Afterwards");
        var changed = (await InboxTable.UntilAsync(reader, 3)).Items[1];
        Assert.Equal((InboxKind.ChapterChanged, chapter.Value, "The Bell"), (changed.Kind, changed.Subject, changed.Content.Title));
        Assert.Equal([InboxKind.ChapterPublished, InboxKind.Mention, InboxKind.ChapterPublished], (await InboxTable.UntilAsync(other, 3)).Items.Select(item => item.Kind));
    }

    private static async Task TellsAsync(Table member, (InboxKind Kind, Guid Subject) expected)
    {
        var items = (await InboxTable.UntilAsync(member, 1)).Items.Where(item => item.Kind is InboxKind.ConflictToDecide or InboxKind.ValueKept);
        Assert.Equal(expected, items.Select(item => (item.Kind, item.Subject!.Value)).Single());
    }

    /// <summary>An owner, a second game master, and two players.</summary>
    private async Task<(InboxTable Table, Table Second, Table Player, Table Other)> SeatedAsync()
    {
        var table = await InboxTable.CreateAsync(server);
        var (second, player, other) = (await table.JoinAsync(name: "Dan"), await table.JoinAsync(), await table.JoinAsync(name: "Cleo"));
        await table.Owner.ReceiptAsync(new ChangeRole(second.User, Role.GameMaster));
        return (table, second, player, other);
    }
}
