using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;
using OrleansCampaigns.Server.Access;
using OrleansCampaigns.Server.Jobs;

namespace OrleansCampaigns.Server.Tests.Jobs;

/// <summary>Long work over HTTP and the hub, by the example of an export.</summary>
[Collection(ServerTests.Name)]
public sealed class JobEndpointsTests(RunningServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_export_is_accepted_at_once_and_its_file_folds_to_the_same_campaign()
    {
        var table = await PlayedAsync();
        var id = Guid.NewGuid();
        using var accepted = await StartAsync(table, id);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal($"{table.Root}/jobs/{id}", accepted.Headers.Location?.ToString());
        Assert.Equal(JobState.Waiting, (await accepted.Content.ReadFromJsonAsync<JobView>(WireJson.Options))!.State);
        var done = await EndAsync(table, id);
        Assert.Equal((JobState.Succeeded, 1.0, true, "export"), (done.State, done.Progress, done.HasFile, done.Kind));
        var bytes = await table.Http.GetByteArrayAsync($"{table.Root}/jobs/{id}/file");
        Assert.Equal(bytes.Length, done.Result!.Value.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), done.Result.Value.GetProperty("sha256").GetString());
        await FoldsToTheSameAsync(table, bytes);
    }

    [Fact]
    public async Task Started_again_it_is_the_same_job_and_something_else_under_its_id_is_refused()
    {
        var table = await PlayedAsync();
        var id = Guid.NewGuid();
        (await StartAsync(table, id)).Dispose();
        var done = await EndAsync(table, id);
        using var again = await StartAsync(table, id);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(done.FinishedAt, (await again.Content.ReadFromJsonAsync<JobView>(WireJson.Options))!.FinishedAt);
        var other = await Table.CreateAsync(server);
        using var taken = await StartAsync(other, id);
        Assert.Equal("job.id-used", await Table.CodeOfAsync(taken));
        Assert.Equal([id], (await table.GetAsync<JobsAnswer>("/jobs")).Jobs.Select(job => job.Id.Value));
    }

    [Fact]
    public async Task A_part_of_the_file_is_served()
    {
        var table = await PlayedAsync();
        var id = Guid.NewGuid();
        (await StartAsync(table, id)).Dispose();
        await EndAsync(table, id);
        var whole = await table.Http.GetByteArrayAsync($"{table.Root}/jobs/{id}/file");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{table.Root}/jobs/{id}/file") { Headers = { Range = new RangeHeaderValue(10, 29) } };
        using var part = await table.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[10..30], await part.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("player")]
    [InlineData("stranger")]
    public async Task Only_the_owner_exports_sees_the_job_and_has_the_file(string who)
    {
        var table = await PlayedAsync();
        var id = Guid.NewGuid();
        (await StartAsync(table, id)).Dispose();
        await EndAsync(table, id);
        var other = table.As(new UserId(Guid.NewGuid()));
        if (who == "player") await JoinAsync(table, other, Role.Player);
        var (start, rest) = who == "player" ? ("access.denied", "job.unknown") : ("campaign.unknown", "campaign.unknown");
        using var export = await StartAsync(other, Guid.NewGuid());
        Assert.Equal(start, await Table.CodeOfAsync(export));
        using var again = await StartAsync(other, id);
        Assert.Equal(start, await Table.CodeOfAsync(again));
        foreach (var path in (string[])["", "/file"])
        {
            using var seen = await other.Http.GetAsync($"{table.Root}/jobs/{id}{path}");
            Assert.Equal(rest, await Table.CodeOfAsync(seen));
        }

        using var cancelled = await other.Http.PostAsync($"{table.Root}/jobs/{id}/cancel", null);
        Assert.Equal(rest, await Table.CodeOfAsync(cancelled));
        if (who == "player") Assert.Empty((await other.GetAsync<JobsAnswer>("/jobs")).Jobs);
    }

    [Fact]
    public async Task Who_started_a_job_and_no_longer_owns_the_campaign_sees_it_end_but_has_no_file()
    {
        var table = await PlayedAsync();
        var heir = table.As(new UserId(Guid.NewGuid()));
        await JoinAsync(table, heir, Role.Player);
        var id = Guid.NewGuid();
        (await StartAsync(table, id)).Dispose();
        await EndAsync(table, id);
        await table.ReceiptAsync(new HandOverCampaign(heir.User));
        Assert.Equal(JobState.Succeeded, (await table.GetAsync<JobAnswer>($"/jobs/{id}")).Job.State);
        using var denied = await table.Http.GetAsync($"{table.Root}/jobs/{id}/file");
        Assert.Equal("access.denied", await Table.CodeOfAsync(denied));
        using var allowed = await heir.Http.GetAsync($"{table.Root}/jobs/{id}/file");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    [Theory]
    [InlineData("export", "{\"a\":1}", "job.argument")]
    [InlineData("export", "[]", "job.argument")]
    [InlineData("export", "{", "request.malformed")]
    [InlineData("export", "{\"a\":1,\"a\":2}", "request.malformed")]
    [InlineData("nonsense", "{}", "job.unknown-kind")]
    public async Task What_cannot_be_started_is_refused(string kind, string body, string code)
    {
        var table = await PlayedAsync();
        using var refused = await StartAsync(table, Guid.NewGuid(), body, kind);
        Assert.Equal(code, await Table.CodeOfAsync(refused));
        Assert.Empty((await table.GetAsync<JobsAnswer>("/jobs")).Jobs);
    }

    [Fact]
    public async Task The_hub_does_the_same_and_pushes_how_it_goes_to_the_one_who_started_it()
    {
        var table = await PlayedAsync();
        var player = table.As(new UserId(Guid.NewGuid()));
        await JoinAsync(table, player, Role.Player);
        await using var owner = await ConnectAsync(table);
        await using var other = await ConnectAsync(player);
        using var limit = new CancellationTokenSource(Patience);
        var pushed = new TaskCompletionSource<JobProgress>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (following, otherFollows, leaked) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var reading = ReadAsync(owner, following, job => _ = job.State == JobState.Succeeded && pushed.TrySetResult(job), limit.Token);
        var spying = ReadAsync(other, otherFollows, _ => leaked = true, limit.Token);
        await Task.WhenAll(following.Task, otherFollows.Task).WaitAsync(limit.Token);
        Assert.Equal("access.denied", (await other.StartJobAsync("export", cancellationToken: limit.Token)).Refusal?.Code);
        var started = (await owner.StartJobAsync("export", cancellationToken: limit.Token)).Job!;
        var views = new List<JobView>();
        await foreach (var view in owner.WatchJobAsync(started.Id, TimeSpan.FromMilliseconds(50), limit.Token)) views.Add(view);
        Assert.Equal(JobState.Succeeded, views[^1].State);
        Assert.Equal((started.Id, 1.0), ((await pushed.Task.WaitAsync(limit.Token)).Job, (await pushed.Task).Progress));
        Assert.Equal(JobState.Succeeded, (await owner.CancelJobAsync(started.Id, limit.Token)).Job!.State);
        Assert.Equal("job.unknown", (await other.CancelJobAsync(started.Id, limit.Token)).Refusal?.Code);
        Assert.False(leaked);
        await limit.CancelAsync();
        await Task.WhenAll(reading, spying);
    }

    [Fact]
    public async Task Jobs_are_in_the_description_of_the_api()
    {
        using var client = server.With(null);
        using var document = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json"));
        var paths = document.RootElement.GetProperty("paths");
        var start = paths.GetProperty($"{JobEndpoints.Root}/{{kind}}").GetProperty("post");
        Assert.True(start.GetProperty("responses").TryGetProperty("202", out _));
        Assert.Contains(start.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.True(paths.GetProperty($"{JobEndpoints.Root}/{{job}}/file").GetProperty("get").GetProperty("responses").TryGetProperty("206", out _));
        Assert.True(paths.GetProperty($"{JobEndpoints.Root}/{{job}}/cancel").TryGetProperty("post", out _));
    }

    [Fact]
    public async Task Every_figure_of_jobs_is_shown()
    {
        var table = await PlayedAsync();
        var id = Guid.NewGuid();
        (await StartAsync(table, id)).Dispose();
        await EndAsync(table, id);
        var metrics = await server.With(null).GetStringAsync("/metrics");
        foreach (var name in (string[])["campaigns_jobs_running", "campaigns_jobs_waiting", "campaigns_jobs_waiting_age", "campaigns_jobs_finished"])
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        Assert.Matches("campaigns_jobs_finished\\S*kind=\"export\"\\S*outcome=\"succeeded\"", metrics);
    }

    private static async Task<HttpResponseMessage> StartAsync(Table table, Guid id, string body = "{}", string kind = "export")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/jobs/{kind}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", id.ToString());
        return await table.Http.SendAsync(request);
    }

    private static async Task JoinAsync(Table table, Table other, Role role)
    {
        var invitation = new InvitationId(Guid.NewGuid());
        await table.ReceiptAsync(new InviteMembers(invitation, role, 1, DateTimeOffset.UtcNow.AddDays(1)));
        await other.ReceiptAsync(new JoinCampaign(invitation, "Bo"));
    }

    private static async Task<JobView> EndAsync(Table table, Guid id)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var job = (await table.GetAsync<JobAnswer>($"/jobs/{id}")).Job;
            if (job.IsFinished) return job;
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task ReadAsync(CampaignConnection connection, TaskCompletionSource following, Action<JobProgress> take, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in connection.Updates.WithCancellation(cancellationToken))
            {
                following.TrySetResult();
                if (item is JobProgressed progressed) take(progressed.Job);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private async Task<CampaignConnection> ConnectAsync(Table table)
    {
        var connection = new CampaignConnection(new CampaignConnectionOptions
        {
            Servers = [new Uri(server.App.Urls.First())],
            Campaign = table.Campaign,
            AccessToken = _ => ValueTask.FromResult(new DevelopmentToken(table.User, "Ada").ToString()),
        });
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private async Task<Table> PlayedAsync()
    {
        var table = await Table.CreateAsync(server);
        for (var i = 0; i < 5; i++) await table.ReceiptAsync(new RenameCampaign($"Barrow \"{i}\" é"));
        return table;
    }

    /// <summary>Reads the file as another program would: by what its manifest and lines say, and nothing else.</summary>
    private async Task FoldsToTheSameAsync(Table table, byte[] file)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var manifest = JsonElement.Parse(lines[0]);
        Assert.Equal((table.Campaign.Value, (long)lines.Length - 1), (manifest.GetProperty("campaign").GetGuid(), manifest.GetProperty("sequence").GetInt64()));
        var rows = lines.Skip(1).Select(line => RowOf(table.Campaign, JsonElement.Parse(line))).ToList();
        Assert.Null(JournalChain.FirstBroken(JournalChain.Genesis, rows));
        Assert.Equal(manifest.GetProperty("hash").GetString(), Convert.ToHexStringLower(rows[^1].Hash.Span));
        var folded = rows.Aggregate(CampaignWorld.Initial, (world, row) => world.Evolve(Decoded(row)));
        var live = await server.App.Services.GetRequiredService<CampaignReplicas>().GetAsync(table.Campaign, CancellationToken.None);
        await live.CatchUpAsync(CancellationToken.None);
        Assert.Equal(StateJson.HashOf(live.World), StateJson.HashOf(folded));
    }

    private static RecordedEvent Decoded(JournalRow row) => new(
        row.Sequence, new EntityRef((EntityKind)row.EntityKind, row.EntityId), row.EntityVersion, new CommandId(row.CommandId), new UserId(row.Actor), row.RecordedAt,
        EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span));

    private static JournalRow RowOf(CampaignId campaign, JsonElement line) => new(
        campaign.Value, line.GetProperty("sequence").GetInt64(), line.GetProperty("entityKind").GetInt16(), line.GetProperty("entity").GetGuid(),
        line.GetProperty("entityVersion").GetInt64(), line.GetProperty("type").GetString()!, line.GetProperty("schema").GetInt32(),
        line.TryGetProperty("payloadBase64", out var base64) ? base64.GetBytesFromBase64() : Encoding.UTF8.GetBytes(line.GetProperty("payload").GetRawText()),
        line.GetProperty("command").GetGuid(), line.GetProperty("commandIndex").GetInt32(), line.GetProperty("actor").GetGuid(),
        line.GetProperty("at").GetDateTimeOffset(), Convert.FromHexString(line.GetProperty("hash").GetString()!));
}
