using System.Net;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Regions;

namespace OrleansCampaigns.Server.Tests.Campaigns;

[Collection(ServerTests.Name)]
public sealed class CampaignEndpointsTests(RunningServer server)
{
    private readonly ChapterId _chapter = new(Guid.NewGuid());

    [Fact]
    public async Task A_published_chapter_is_read_back()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new DraftChapter(_chapter, "The barrow", "Cold air."));
        var receipt = await table.ReceiptAsync(new PublishChapter(_chapter));
        var answer = await table.GetAsync<ChapterAnswer>($"/chapters/{_chapter}");
        Assert.Equal(ChapterStatus.Published, answer.View.Status);
        Assert.Equal(receipt.Version, answer.Version);
        Assert.Equal(64, receipt.Seal.Length);
    }

    [Fact]
    public async Task The_same_command_again_gets_the_same_receipt_and_has_one_effect()
    {
        var table = await Table.CreateAsync(server);
        var id = Guid.NewGuid();
        var first = await table.ReceiptAsync(new DraftChapter(_chapter, "Once", ""), id);
        var again = await table.ReceiptAsync(new DraftChapter(_chapter, "Once", ""), id);
        Assert.Equal(first, again);
        Assert.Equal(2, await table.EventsAsync());
    }

    [Fact]
    public async Task An_unchanged_chapter_is_not_sent_again_and_a_changed_one_is()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new DraftChapter(_chapter, "The barrow", ""));
        using var first = await table.Http.GetAsync($"{table.Root}/chapters/{_chapter}");
        var tag = first.Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, await StatusIfNoneMatchAsync(table, tag));
        await table.ReceiptAsync(new PublishChapter(_chapter));
        Assert.Equal(HttpStatusCode.OK, await StatusIfNoneMatchAsync(table, tag));
    }

    [Fact]
    public async Task An_etag_is_taken_as_the_version_that_the_author_saw()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new DraftChapter(_chapter, "The barrow", ""));
        using var seen = await table.Http.GetAsync($"{table.Root}/chapters/{_chapter}");
        var tag = seen.Headers.ETag!.ToString();
        using var fresh = await table.SendAsync(new RenameCampaign("Long Barrow"), ifMatch: tag);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
        using var stale = await table.SendAsync(new RevokeInvitation(new(Guid.NewGuid())), ifMatch: tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("entity.stale", await Table.CodeOfAsync(stale));
    }

    [Fact]
    public async Task The_table_of_contents_comes_in_pages()
    {
        var table = await Table.CreateAsync(server);
        for (var i = 0; i < 5; i++) await table.ReceiptAsync(new DraftChapter(new(Guid.NewGuid()), $"Chapter {i}", ""));
        var titles = new List<string>();
        var query = "/chapters?limit=2";
        while (true)
        {
            var page = await table.GetAsync<ChaptersAnswer>(query);
            titles.AddRange(page.Chapters.Select(chapter => chapter.Title));
            if (page.Next is not { } next) break;
            query = $"/chapters?limit=2&after={next}";
        }

        Assert.Equal(["Chapter 0", "Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4"], titles);
    }

    [Fact]
    public async Task Updates_after_a_cursor_turn_the_old_view_into_the_new_one()
    {
        var table = await Table.CreateAsync(server);
        var before = await table.GetAsync<EverythingAnswer>("/everything");
        await table.ReceiptAsync(new DraftChapter(_chapter, "The barrow", ""));
        await table.ReceiptAsync(new CreateRegion("Hills") { Region = new(Guid.NewGuid()) });
        var page = await table.GetAsync<UpdatesPage>($"/updates?{Table.Since(before.Cursor)}");
        var after = await table.GetAsync<EverythingAnswer>("/everything");
        var view = page.Frames.SelectMany(frame => frame.Updates).Aggregate(before.Main, (seen, update) => seen.Apply(update.Update));
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(after.Main, WireJson.Options), System.Text.Json.JsonSerializer.Serialize(view, WireJson.Options));
        Assert.False(page.HasMore);
        Assert.Equal(after.Cursor.Positions, page.Next.Positions);
    }

    [Fact]
    public async Task Everything_since_a_cursor_can_be_read_in_pages()
    {
        var table = await Table.CreateAsync(server);
        var start = await table.GetAsync<UpdatesPage>("/updates");
        Assert.Empty(start.Frames);
        for (var i = 0; i < 3; i++) await table.ReceiptAsync(new DraftChapter(new(Guid.NewGuid()), $"Chapter {i}", ""));
        var first = await table.GetAsync<UpdatesPage>($"/updates?limit=2&{Table.Since(start.Next)}");
        Assert.True(first.HasMore);
        Assert.Equal(2, first.Frames[0].Updates.Length);
        var second = await table.GetAsync<UpdatesPage>($"/updates?limit=100&{Table.Since(first.Next)}");
        Assert.Equal(first.Frames[0].First + 2, second.Frames[0].First);
        Assert.Single(second.Frames[0].Updates);
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task A_stranger_learns_nothing_not_even_that_it_exists()
    {
        var table = await Table.CreateAsync(server);
        var stranger = table.As(new UserId(Guid.NewGuid()));
        var unknown = new Table(server, new CampaignId(Guid.NewGuid()), stranger.User);
        foreach (var path in (string[])["", "/everything", "/chapters", "/members", "/journal", "/updates", "/sessions", $"/regions/{Guid.NewGuid()}"])
        {
            using var foreign = await stranger.Http.GetAsync(stranger.Root + path);
            using var missing = await unknown.Http.GetAsync(unknown.Root + path);
            Assert.Equal("campaign.unknown", await Table.CodeOfAsync(foreign));
            Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        }
    }

    private static async Task<HttpStatusCode> StatusIfNoneMatchAsync(Table table, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, table.Root + "/chapters/" + (await table.GetAsync<ChaptersAnswer>("/chapters")).Chapters[0].Chapter);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await table.Http.SendAsync(request);
        return response.StatusCode;
    }
}
