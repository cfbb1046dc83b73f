using System.Net.Http.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.Inbox;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>From an event to the inboxes of those who may know of it, over HTTP, the hub and the SDK.</summary>
[Collection(ServerTests.Name)]
public sealed class InboxTests(RunningServer server)
{
    private const string Canary = "canary-of-a-draft";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_chapter_reaches_every_member_but_the_author()
    {
        var table = await InboxTable.CreateAsync(server);
        var (player, spectator) = (await table.JoinAsync(), await table.JoinAsync(Role.Spectator));
        var chapter = await table.PublishAsync("The Drowned Bell");
        foreach (var member in (Table[])[player, spectator])
        {
            var page = await InboxTable.UntilAsync(member, 1);
            var item = Assert.Single(page.Items);
            Assert.Equal((1L, InboxKind.ChapterPublished, "The Drowned Bell", table.Owner.Campaign, chapter.Value, false), (item.Number, item.Kind, item.Content.Title, item.Campaign, item.Subject, item.IsRead));
            Assert.Equal((0L, 1L, 0, 1L, 1), (page.After, page.Through, page.Dropped, page.Head, page.Unread));
        }

        Assert.Equal(0, (await InboxTable.ReadAsync(table.Owner)).Head);
    }

    [Fact]
    public async Task A_device_hears_at_once_and_one_that_comes_back_gets_exactly_what_it_missed()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        await using var here = table.Device(player);
        await here.StartAsync(Cancellation);
        var hears = InboxTable.TakeAsync(here, after: 0, count: 3);
        await table.PublishAsync("One");
        await using (var away = table.Device(player))
        {
            await away.StartAsync(Cancellation);
            Assert.Equal(["One"], (await InboxTable.TakeAsync(away, 0, 1)).Select(item => item.Content.Title));
        }

        await table.PublishAsync("Two");
        await table.PublishAsync("Three");
        Assert.Equal([(1L, "One"), (2L, "Two"), (3L, "Three")], (await hears).Select(item => (item.Number, item.Content.Title!)));
        await using var back = table.Device(player);
        await back.StartAsync(Cancellation);
        Assert.Equal([2L, 3L], (await InboxTable.TakeAsync(back, 1, 2)).Select(item => item.Number));
    }

    [Fact]
    public async Task A_change_is_told_to_those_who_have_read_and_a_retraction_to_all_and_secrets_to_nobody()
    {
        var table = await InboxTable.CreateAsync(server);
        var (reader, other) = (await table.JoinAsync(), await table.JoinAsync());
        var chapter = await table.PublishAsync("The Bell");
        await InboxTable.UntilAsync(reader, 1);
        await MarkAsync(reader, 1);
        await table.Owner.ReceiptAsync(new EditChapter(chapter, "It tolls twice."));
        Assert.Equal(InboxKind.ChapterChanged, (await InboxTable.UntilAsync(reader, 2)).Items[^1].Kind);
        await table.Owner.ReceiptAsync(new RetractChapter(chapter, "Too soon"));
        await table.Owner.ReceiptAsync(new RetitleChapter(chapter, Canary));
        await table.PublishAsync("The End");
        var told = await InboxTable.UntilAsync(other, 3);
        Assert.Equal([InboxKind.ChapterPublished, InboxKind.ChapterRetracted, InboxKind.ChapterPublished], told.Items.Select(item => item.Kind));
        Assert.Equal("The Bell", told.Items[1].Content.Title);
        Assert.DoesNotContain(Canary, await other.Http.GetStringAsync(InboxEndpoints.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joined_later_and_opened_the_chapter_is_told_of_changes_once_until_they_read_it_again()
    {
        var table = await InboxTable.CreateAsync(server);
        var chapter = await table.PublishAsync("The Bell");
        var (late, never) = (await table.JoinAsync(), await table.JoinAsync());
        Assert.Equal((0L, 0), await OpenAsync(late, chapter));
        for (var n = 0; n < 3; n++) await table.Owner.ReceiptAsync(new EditChapter(chapter, $"It tolls {n} times."));
        await table.PublishAsync("The End");
        Assert.Equal([InboxKind.ChapterChanged, InboxKind.ChapterPublished], (await InboxTable.UntilAsync(late, 2)).Items.Select(item => item.Kind));
        Assert.Equal([InboxKind.ChapterPublished], (await InboxTable.UntilAsync(never, 1)).Items.Select(item => item.Kind));
        Assert.Equal((2L, 1), await OpenAsync(late, chapter));
        await table.Owner.ReceiptAsync(new EditChapter(chapter, "It does not toll."));
        Assert.Equal(InboxKind.ChapterChanged, (await InboxTable.UntilAsync(late, 3)).Items[^1].Kind);
    }

    [Fact]
    public async Task Who_leaves_and_comes_back_is_told_of_what_happens_then()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        await player.ReceiptAsync(new LeaveCampaign());
        var invitation = new InvitationId(Guid.NewGuid());
        await table.Owner.ReceiptAsync(new InviteMembers(invitation, Role.Player, 1, DateTimeOffset.UtcNow.AddDays(1)));
        await player.ReceiptAsync(new JoinCampaign(invitation, "Bea"));
        await table.PublishAsync("Welcome back");
        Assert.Equal("Welcome back", Assert.Single((await InboxTable.UntilAsync(player, 1)).Items).Content.Title);
    }

    [Fact]
    public async Task A_chapter_that_somebody_does_not_see_cannot_be_marked_as_read()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        var draft = new ChapterId(Guid.NewGuid());
        await table.Owner.ReceiptAsync(new DraftChapter(draft, Canary, "It tolls."));
        foreach (var (reader, code) in ((Table, string)[])[(player, "campaign.no-such-chapter"), (player.As(new UserId(Guid.NewGuid())), "campaign.unknown")])
        {
            using var refused = await reader.Http.PostAsJsonAsync($"{InboxEndpoints.Root}/read/chapter", new MarkChapterRead(table.Owner.Campaign, draft), WireJson.Options, Cancellation);
            Assert.Equal(code, await Table.CodeOfAsync(refused));
        }
    }

    [Fact]
    public async Task Votes_dates_handouts_and_mentions_are_told_to_whom_they_concern()
    {
        var table = await InboxTable.CreateAsync(server);
        var (bea, cleo) = (await table.JoinAsync(), await table.JoinAsync(name: "Cleo"));
        var (session, first, second, handout) = (new SessionId(Guid.NewGuid()), new ProposalId(Guid.NewGuid()), new ProposalId(Guid.NewGuid()), new HandoutId(Guid.NewGuid()));
        var at = DateTimeOffset.UtcNow.AddDays(3);
        Command[] played =
        [
            new CreateSession("Evening") { Session = session },
            new ProposeDate(first, at) { Session = session },
            new FixDate(first) { Session = session },
            new ProposeDate(second, at.AddDays(1)) { Session = session },
            new FixDate(second) { Session = session },
            new CreateHandout(handout, "Map", "Here") { Session = session },
            new ShowHandout(handout, [bea.User]) { Session = session },
            new OpenSession { Session = session },
            new Say(new LogEntryId(Guid.NewGuid()), "Well done, @cleo!") { Session = session },
        ];
        foreach (var command in played) await table.Owner.ReceiptAsync(command);
        InboxKind[] all = [InboxKind.VoteAsked, InboxKind.SessionScheduled, InboxKind.VoteAsked, InboxKind.SessionMoved];
        Assert.Equal([.. all, InboxKind.Handout], (await InboxTable.UntilAsync(bea, 5)).Items.Select(item => item.Kind));
        Assert.Equal([.. all, InboxKind.Mention], (await InboxTable.UntilAsync(cleo, 5)).Items.Select(item => item.Kind));
    }

    [Fact]
    public async Task Who_leaves_keeps_nothing_of_the_campaign_and_numbers_show_what_was_dropped()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        await table.PublishAsync(Canary);
        await InboxTable.UntilAsync(player, 1);
        await player.ReceiptAsync(new LeaveCampaign());
        await Handlers.HandlingServer.UntilAsync(async () => (await InboxTable.ReadAsync(player)).Dropped == 1);
        var page = await InboxTable.ReadAsync(player);
        Assert.Equal((1L, 0, 0), (page.Through, page.Items.Length, page.Unread));
    }

    [Fact]
    public async Task Reading_paging_and_wishes_work_the_same_at_both_doors_and_are_refused_alike()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        for (var n = 1; n <= 3; n++) await table.PublishAsync($"{n}");
        await InboxTable.UntilAsync(player, 3);
        var page = await InboxTable.ReadAsync(player, "?after=1&limit=1");
        Assert.Equal((1L, 2L, true), (page.After, page.Through, page.HasMore));
        Assert.Equal(2, (await MarkAsync(player, 1)).Unread);
        Assert.Equal([2L, 3L], (await InboxTable.ReadAsync(player, "?unread=true")).Items.Select(item => item.Number));

        await using var device = table.Device(player);
        await device.StartAsync(Cancellation);
        Assert.Equal(1, Assert.IsType<InboxStanding>((await device.OwnAsync(new MarkInboxRead(3, AllBefore: false), Cancellation)).Answer).Unread);
        foreach (var (request, path, code) in ((OwnRequest, string, string)[])[(new ReadInbox(0, 101), "?limit=101", "page.limit"), (new ReadInbox(4), "?after=4", "inbox.number"), (new ReadInbox(-1), "?after=-1", "inbox.number")])
        {
            Assert.Equal(code, (await device.OwnAsync(request, Cancellation)).Refusal?.Code);
            using var refused = await player.Http.GetAsync(InboxEndpoints.Root + path, Cancellation);
            Assert.Equal(code, await Table.CodeOfAsync(refused));
        }
    }

    [Fact]
    public async Task What_somebody_does_not_want_to_know_is_not_told_and_a_foreign_campaign_does_not_exist()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        var wish = new InboxWish(table.Owner.Campaign, InboxKind.ChapterPublished, InboxDelivery.Off);
        using var set = await player.Http.PutAsJsonAsync($"{InboxEndpoints.Root}/settings/wish", new SetInboxWish(wish), WireJson.Options, Cancellation);
        Assert.Equal(wish, Assert.Single((await set.Content.ReadFromJsonAsync<InboxSettings>(WireJson.Options, Cancellation))!.Wishes));
        var chapter = await table.PublishAsync("Unheard");
        await table.Owner.ReceiptAsync(new RetractChapter(chapter, "Too soon"));
        Assert.Equal(InboxKind.ChapterRetracted, (await InboxTable.UntilAsync(player, 1)).Items.Single().Kind);

        var stranger = player.As(new UserId(Guid.NewGuid()));
        using var refused = await stranger.Http.PutAsJsonAsync($"{InboxEndpoints.Root}/settings/wish", new SetInboxWish(wish), WireJson.Options, Cancellation);
        Assert.Equal("campaign.unknown", await Table.CodeOfAsync(refused));
        using var nowhere = await player.Http.PutAsJsonAsync($"{InboxEndpoints.Root}/settings/hours", new SetInboxHours(new InboxHours("Mars/Olympus")), WireJson.Options, Cancellation);
        Assert.Equal("inbox.zone", await Table.CodeOfAsync(nowhere));
    }

    private static async Task<(long Head, int Unread)> OpenAsync(Table of, ChapterId chapter)
    {
        using var marked = await of.Http.PostAsJsonAsync($"{InboxEndpoints.Root}/read/chapter", new MarkChapterRead(of.Campaign, chapter), WireJson.Options, Cancellation);
        var standing = (await marked.Content.ReadFromJsonAsync<InboxStanding>(WireJson.Options, Cancellation))!;
        return (standing.Head, standing.Unread);
    }

    private static async Task<InboxStanding> MarkAsync(Table of, long number)
    {
        using var marked = await of.Http.PostAsJsonAsync($"{InboxEndpoints.Root}/read", new MarkInboxRead(number), WireJson.Options, Cancellation);
        return (await marked.Content.ReadFromJsonAsync<InboxStanding>(WireJson.Options, Cancellation))!;
    }
}
