using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Grains.Jobs;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Jobs;
using OrleansCampaigns.Server.Tests.Consistency;
using OrleansCampaigns.Server.Tests.Handlers;
using OrleansCampaigns.Server.Tests.Inbox;

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>A campaign that is moved from one server to another, each with a database of its own.</summary>
[Collection(ServerTests.Name)]
public sealed class ImportTests(RunningServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PlayedStores.Sqlite)]
    [InlineData(PlayedStores.Postgres)]
    public async Task A_moved_campaign_is_the_same_and_goes_on_and_nobody_is_told_of_its_past(string database)
    {
        await using var to = await ServerOn.CreateAsync(database);
        var played = new PlayedCampaign();
        var (source, other) = (new Table(server, played.Campaign, played.Owner), new Table(to.Server, played.Campaign, played.Owner));
        var file = await ExportAsync(source, played);
        var moved = await ImportAsync(to.Server, file);
        Assert.Equal(JobState.Succeeded, moved.State);

        var (before, after) = (await WorldAsync(server, played.Campaign), await WorldAsync(to.Server, played.Campaign));
        var result = moved.Result!.Value.Deserialize<ImportResult>(WireJson.Options)!;
        Assert.Equal((before.World.Sequence, StateJson.HashOf(before.World)), (after.World.Sequence, StateJson.HashOf(after.World)));
        Assert.Equal((Convert.ToHexStringLower(before.RowHash), StateJson.HashOf(before.World)), (result.Hash, result.StateHash));
        Assert.Equal(MomentFingerprint.Of(before), MomentFingerprint.Of(after));

        await PlayOnAsync(to.Server, other, played, after.World.Sequence);
        Assert.Equal(before.RowHash, (await WorldAsync(server, played.Campaign)).RowHash); // where it comes from nothing has changed
        Assert.Equal("import.exists", (await ImportAsync(to.Server, file)).Error?.Code);
    }

    /// <summary>A chapter is told to the player, a gift has its effects, and the date of a session that was fixed before is known.</summary>
    private static async Task PlayOnAsync(RunningServer to, Table owner, PlayedCampaign played, long sequence)
    {
        var (player, chapter) = (owner.As(played.Player), new ChapterId(Guid.NewGuid()));
        await player.ReceiptAsync(new GiveItem(new(Guid.NewGuid()), played.Bram, played.Rope, 1) { Character = played.Mira });
        await HandlingServer.UntilAsync(async () => (await WorldAsync(to, played.Campaign)).World.Sequence == sequence + 3); // given, received, completed
        await owner.ReceiptAsync(new DraftChapter(chapter, "The quay", "Empty."));
        await owner.ReceiptAsync(new PublishChapter(chapter));
        var item = Assert.Single((await InboxTable.UntilAsync(player, 1)).Items);
        Assert.Equal((1L, InboxKind.ChapterPublished, chapter.Value), (item.Number, item.Kind, item.Subject));
        Assert.Equal(0, (await InboxTable.ReadAsync(owner)).Head);
        var calendar = to.App.Services.GetRequiredService<ICalendarStore>();
        await HandlingServer.UntilAsync(async () => (await calendar.ReadRevisionsAsync(played.Campaign.Value, Cancellation)).Length == 1);
    }

    [Fact]
    public async Task A_file_sent_again_under_its_id_is_the_same_job_and_another_is_refused()
    {
        var (file, id) = (await ExportOfNewAsync(), Guid.NewGuid());
        using var first = await SendAsync(server, new ByteArrayContent(file), id);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        var end = await EndAsync(server, id);
        Assert.Equal("import.exists", end.Error?.Code); // it was never away from here
        using var again = await SendAsync(server, new ByteArrayContent(file), id);
        Assert.Equal(end.FinishedAt, (await again.Content.ReadFromJsonAsync<JobView>(WireJson.Options))!.FinishedAt);
        using var other = await SendAsync(server, new ByteArrayContent([.. file, 10]), id);
        Assert.Equal("job.id-used", await Table.CodeOfAsync(other));
        using var client = server.With(null);
        Assert.Contains(id, (await client.GetFromJsonAsync<JobsAnswer>($"{ImportEndpoints.Root}?limit=100", WireJson.Options))!.Jobs.Select(job => job.Id.Value));
        Assert.DoesNotContain(id, (await client.GetFromJsonAsync<JobsAnswer>("/api/v1/operator/verifications?limit=100", WireJson.Options))!.Jobs.Select(job => job.Id.Value));
        using var elsewhere = await client.GetAsync($"/api/v1/operator/verifications/{id}");
        Assert.Equal("job.unknown", await Table.CodeOfAsync(elsewhere));
        await NoFileAsync(server, id);
    }

    [Fact]
    public async Task A_file_may_be_as_large_as_the_operator_says_and_no_larger()
    {
        await using var small = await ServerOn.CreateAsync(PlayedStores.Sqlite, "--Campaigns:JobFileMegabytesMax=1");
        foreach (var (bytes, isDeclared, expected) in ((int, bool, string?)[])[(1_048_576, true, null), (1_048_577, true, JobFiles.TooLargeCode), (1_048_577, false, JobFiles.TooLargeCode)])
        {
            var id = Guid.NewGuid();
            using var content = isDeclared ? new ByteArrayContent(new byte[bytes]) : (HttpContent)new PiecesContent(new byte[bytes]);
            using var response = await SendAsync(small.Server, content, id);
            if (expected is null) Assert.Equal("import.malformed", (await EndAsync(small.Server, id)).Error?.Code);
            else Assert.Equal((HttpStatusCode.RequestEntityTooLarge, expected), (response.StatusCode, await Table.CodeOfAsync(response)));
            await NoFileAsync(small.Server, id);
        }

        // All other routes keep the usual limit.
        using var client = small.Server.With(null);
        using var large = await client.PostAsync("/api/v1/operator/verifications", new StringContent($"\"{new string('x', 200_000)}\"", Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_cut_off_leaves_no_file_and_no_job()
    {
        var (id, began) = (Guid.NewGuid(), new TaskCompletionSource());
        using var cut = new CancellationTokenSource();
        using var body = new PiecesContent(await ExportOfNewAsync(), began);
        var sending = SendAsync(server, body, id, cut.Token);
        await began.Task.WaitAsync(Cancellation);
        await HandlingServer.UntilAsync(() => Task.FromResult(FilesOf(server, id).Any()));
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);
        await NoFileAsync(server, id);
        using var client = server.With(null);
        using var view = await client.GetAsync($"{ImportEndpoints.Root}/{id}");
        Assert.Equal("job.unknown", await Table.CodeOfAsync(view));
    }

    [Theory]
    [InlineData("application/json", null, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(ImportEndpoints.FileType, "nothing", HttpStatusCode.BadRequest)]
    public async Task What_is_no_file_or_has_no_proper_id_is_refused(string mediaType, string? id, HttpStatusCode expected)
    {
        using var client = server.With(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, ImportEndpoints.Root) { Content = new StringContent("{}", Encoding.UTF8, mediaType) };
        if (id is not null) request.Headers.Add("Idempotency-Key", id);
        using var response = await client.SendAsync(request, Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task An_owner_imports_nothing()
    {
        var table = await Table.CreateAsync(server);
        var id = Guid.NewGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/jobs/import") { Content = new StringContent("""{"file":"../../etc/passwd"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", $"{id}");
        (await table.Http.SendAsync(request, Cancellation)).Dispose();
        JobView? job = null;
        await HandlingServer.UntilAsync(async () => (job = (await table.GetAsync<JobAnswer>($"/jobs/{id}")).Job).IsFinished);
        Assert.Equal("access.denied", job!.Error?.Code);
    }

    private async Task<byte[]> ExportOfNewAsync()
    {
        var table = await Table.CreateAsync(server);
        await table.ReceiptAsync(new RenameCampaign("Barrow"));
        return await ExportAsync(table);
    }

    private async Task<byte[]> ExportAsync(Table table, PlayedCampaign played)
    {
        await played.PlayAsync(server.App.Services.GetRequiredService<CampaignGateway>());
        await played.SettledAsync(await server.App.Services.GetRequiredService<CampaignReplicas>().GetAsync(played.Campaign, Cancellation));
        var (proposal, planned) = (new ProposalId(Guid.NewGuid()), new SessionId(Guid.NewGuid()));
        await table.ReceiptAsync(new CreateSession("Second") { Session = planned });
        await table.ReceiptAsync(new ProposeDate(proposal, DateTimeOffset.UtcNow.AddDays(2)) { Session = planned });
        await table.ReceiptAsync(new FixDate(proposal) { Session = planned });
        return await ExportAsync(table);
    }

    private static async Task<byte[]> ExportAsync(Table table)
    {
        var id = Guid.NewGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/jobs/export");
        request.Headers.Add("Idempotency-Key", $"{id}");
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        (await table.Http.SendAsync(request, Cancellation)).Dispose();
        await HandlingServer.UntilAsync(async () => (await table.GetAsync<JobAnswer>($"/jobs/{id}")).Job.IsFinished);
        return await table.Http.GetByteArrayAsync($"{table.Root}/jobs/{id}/file", Cancellation);
    }

    private static async Task<JobView> ImportAsync(RunningServer to, byte[] file)
    {
        var id = Guid.NewGuid();
        using var response = await SendAsync(to, new ByteArrayContent(file), id);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await EndAsync(to, id);
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningServer to, HttpContent content, Guid id, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ImportEndpoints.Root) { Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue(ImportEndpoints.FileType);
        request.Headers.Add("Idempotency-Key", $"{id}");
        return await to.With(null).SendAsync(request, cancellation);
    }

    private static async Task<JobView> EndAsync(RunningServer at, Guid id)
    {
        var client = at.With(null);
        JobView? job = null;
        await HandlingServer.UntilAsync(async () => (job = (await client.GetFromJsonAsync<JobAnswer>($"{ImportEndpoints.Root}/{id}", WireJson.Options))!.Job).IsFinished);
        return job!;
    }

    private static async Task<ReplicaMoment> WorldAsync(RunningServer at, CampaignId campaign)
    {
        var replica = await at.App.Services.GetRequiredService<CampaignReplicas>().GetAsync(campaign, Cancellation);
        await replica.CatchUpAsync(Cancellation);
        return replica.Moment;
    }

    private static IEnumerable<string> FilesOf(RunningServer at, Guid job)
    {
        var folder = Path.Combine(Path.GetDirectoryName(at.LogFile)!, "jobs");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{job:N}.*") : [];
    }

    private static Task NoFileAsync(RunningServer at, Guid job) => HandlingServer.UntilAsync(() => Task.FromResult(!FilesOf(at, job).Any()));
}
