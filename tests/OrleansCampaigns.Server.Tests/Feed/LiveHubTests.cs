using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Server.Tests.Feed;

/// <summary>Whatever a client sends costs it an answer with a stable code, and the connection lives on.</summary>
[Collection(ServerTests.Name)]
public sealed class LiveHubTests(RunningServer server)
{
    [Theory]
    [InlineData("""{"type":1,"invocationId":"x","target":"Send","arguments":[}""")]
    [InlineData("not json at all")]
    [InlineData("[]")]
    [InlineData("""{"type":"one"}""")]
    public async Task A_frame_that_is_no_message_is_refused_and_the_connection_lives_on(string frame)
    {
        await using var live = await RawLive.OpenAsync(server, new UserId(Guid.NewGuid()));
        await live.SayAsync(frame);
        Assert.Equal("request.malformed", Code(await live.PushedAsync("refused")));
        await AssertLivesAsync(live);
    }

    [Theory]
    [InlineData("NoSuchMethod", "{}", "request.not-understood")]
    [InlineData("Send", "{},{}", "request.not-understood")]
    [InlineData("Send", "7", "request.malformed")]
    [InlineData("Send", "null", "request.malformed")]
    [InlineData("Send", """{"id":"nope"}""", "request.malformed")]
    [InlineData("Send", """{"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","campaign":"7d444840-9dc0-11d1-b245-5ffdce74fad2","command":{"type":"no-such-command"}}""", "request.malformed")]
    [InlineData("Send", """{"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","campaign":"7d444840-9dc0-11d1-b245-5ffdce74fad2","command":{"name":"x"}}""", "request.malformed")]
    [InlineData("Send", """{"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","campaign":"7d444840-9dc0-11d1-b245-5ffdce74fad2","command":{"type":"rename-campaign","name":"x","more":1}}""", "request.malformed")]
    [InlineData("Send", """{"id":"7d444840-9dc0-11d1-b245-5ffdce74fad2","campaign":"7d444840-9dc0-11d1-b245-5ffdce74fad2","command":{"type":"rename-campaign","name":"x"}}""", "campaign.unknown")]
    [InlineData("Follow", """{"campaign":"7d444840-9dc0-11d1-b245-5ffdce74fad2"}""", "campaign.unknown")]
    [InlineData("Ask", """{"type":"no-such-query"}""", "request.malformed")]
    public async Task A_wrong_call_is_refused_with_its_code(string method, string arguments, string code)
    {
        await using var live = await RawLive.OpenAsync(server, new UserId(Guid.NewGuid()));
        var answer = await live.CallAsync(method, arguments);
        Assert.Equal(code, Code(answer.GetProperty("refusal")));
        Assert.DoesNotContain("OrleansCampaigns", answer.GetRawText(), StringComparison.Ordinal);
        await AssertLivesAsync(live);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        var answer = await SendAsync(live, table.Campaign, new RenameCampaign(new string('x', 200_000)));
        Assert.Equal("request.too-large", Code(answer.GetProperty("refusal")));
        await AssertLivesAsync(live);
    }

    [Fact]
    public async Task A_thousand_commands_at_once_are_answered_one_by_one_and_most_refused()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        for (var i = 0; i < 1_000; i++)
            await live.SayAsync($$"""{"type":1,"invocationId":"n{{i}}","target":"Send","arguments":[{{Envelope(table.Campaign, new RenameCampaign($"Name {i}"))}}]}""");
        var codes = new Dictionary<string, int>();
        for (var answered = 0; answered < 1_000;)
        {
            var frame = JsonDocument.Parse(await live.HearAsync()).RootElement;
            if (frame.GetProperty("type").GetInt32() != 3) continue;
            answered++;
            var code = frame.GetProperty("result").TryGetProperty("refusal", out var refusal) ? Code(refusal) : "receipt";
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        Assert.Equal(["limits.too-many-commands", "receipt"], codes.Keys.Order());
        Assert.True(codes["receipt"] >= 200);
        await AssertLivesAsync(live);
    }

    [Theory]
    [InlineData("Follow", "limits.too-many-commands")]
    [InlineData("Unfollow", "limits.too-many-commands")]
    [InlineData("Signal", "limits.too-many-signals")]
    [InlineData("NoSuchMethod", "limits.too-many-commands")]
    public async Task Every_call_has_a_limit_that_is_told_with_the_time_to_wait(string method, string code)
    {
        await using var live = await RawLive.OpenAsync(server, new UserId(Guid.NewGuid()));
        var refused = 0;
        for (var i = 0; i < 1_200; i++) await live.SayAsync($$"""{"type":1,"invocationId":"n{{i}}","target":"{{method}}","arguments":[{"campaign":"{{Guid.NewGuid()}}"}]}""");
        for (var answered = 0; answered < 1_200;)
        {
            var frame = JsonDocument.Parse(await live.HearAsync()).RootElement;
            if (frame.GetProperty("type").GetInt32() == 3) answered++;
            var refusal = frame.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object && result.TryGetProperty("refusal", out var inAnswer) ? inAnswer
                : frame.TryGetProperty("target", out var target) && target.GetString() == "refused" ? frame.GetProperty("arguments")[0]
                : default;
            if (refusal.ValueKind != JsonValueKind.Object || Code(refusal) != code) continue;
            Assert.True(refusal.TryGetProperty("retryAfter", out _));
            refused++;
        }

        Assert.True(refused > 0, "Nothing was refused.");
    }

    [Fact]
    public async Task A_cursor_with_any_bit_flipped_or_of_another_viewer_is_refused()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        var following = (await live.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""")).GetProperty("following");
        var ticket = following.GetProperty("ticket").GetString()!;
        var positions = following.GetProperty("positions").EnumerateArray().Select(position => position.GetString()!).ToArray();
        foreach (var damaged in Flipped(ticket)) Assert.Equal("cursor.invalid", await ResumeAsync(live, table.Campaign, damaged, positions));
        foreach (var damaged in Flipped(positions[0])) Assert.Equal("cursor.invalid", await ResumeAsync(live, table.Campaign, ticket, [damaged, positions[1]]));
        foreach (var damaged in Flipped(positions[1])) Assert.Equal("cursor.invalid", await ResumeAsync(live, table.Campaign, ticket, [positions[0], damaged]));

        var other = new UserId(Guid.NewGuid());
        await table.ReceiptAsync(new AddService(other, "Bot"));
        await using var foreign = await RawLive.OpenAsync(server, other);
        Assert.Equal("cursor.not-yours", await ResumeAsync(foreign, table.Campaign, ticket, positions));
        Assert.Null(await ResumeAsync(live, table.Campaign, ticket, positions));
    }

    [Theory]
    [InlineData(Client.Feed.HubProtocol.Json)]
    [InlineData(Client.Feed.HubProtocol.MessagePack)]
    public async Task The_client_sdk_asks_over_the_hub_what_http_answers(Client.Feed.HubProtocol protocol)
    {
        var table = await Table.CreateAsync(server);
        await using var connection = new Client.Feed.CampaignConnection(new Client.Feed.CampaignConnectionOptions
        {
            Campaign = table.Campaign,
            Servers = [new Uri(server.App.Urls.First())],
            AccessToken = _ => ValueTask.FromResult(new Server.Access.DevelopmentToken(table.User, "Ada").ToString()),
            Protocol = protocol,
        });
        await connection.StartAsync(TestContext.Current.CancellationToken);
        var reply = await connection.AskAsync(new ViewCampaign { Campaign = table.Campaign }, TestContext.Current.CancellationToken);
        Assert.Equal("Barrow", Assert.IsType<CampaignAnswer>(reply.Answer).View.Name);
        var refused = await connection.AskAsync(new ViewCampaign { Campaign = new CampaignId(Guid.NewGuid()) }, TestContext.Current.CancellationToken);
        Assert.Equal("campaign.unknown", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_member_whose_role_changes_is_told_to_follow_again_and_gets_nothing_of_the_old_channel()
    {
        var table = await Table.CreateAsync(server);
        var service = new UserId(Guid.NewGuid());
        await table.ReceiptAsync(new AddService(service, "Bot"));
        await using var live = await RawLive.OpenAsync(server, service);
        await live.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        await table.ReceiptAsync(new RemoveMember(service));
        await table.ReceiptAsync(new RenameCampaign("Canary after removal"));
        var reset = await live.PushedAsync("reset");
        Assert.Equal("not-a-member", reset.GetProperty("reason").GetString());
        Assert.Equal("campaign.unknown", await ResumeAsync(live, table.Campaign, ticket: null, []));
    }

    [Fact]
    public async Task A_removed_member_is_no_longer_present_and_their_signals_reach_nobody()
    {
        var table = await Table.CreateAsync(server);
        var service = new UserId(Guid.NewGuid());
        await table.ReceiptAsync(new AddService(service, "Bot"));
        await using var owner = await RawLive.OpenAsync(server, table.User);
        await using var removed = await RawLive.OpenAsync(server, service);
        await owner.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        await removed.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        await HearsPresentAsync(owner, 2);
        await table.ReceiptAsync(new RemoveMember(service));
        await removed.PushedAsync("reset");
        await HearsPresentAsync(owner, 1);
        await removed.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{table.Campaign}}","kind":"typing","key":"canary","value":true}]}""");
        await AssertLivesAsync(removed);
        await owner.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{table.Campaign}}","kind":"typing","key":"own","value":true}]}""");
        Assert.DoesNotContain("canary", (await owner.PushedAsync("signals")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_here_can_be_asked_at_both_doors()
    {
        var table = await Table.CreateAsync(server);
        Assert.Empty((await table.GetAsync<PresenceAnswer>("/presence")).Here);
        await using var live = await RawLive.OpenAsync(server, table.User);
        await using var second = await RawLive.OpenAsync(server, table.User);
        foreach (var device in (RawLive[])[live, second]) await device.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        var here = Assert.Single((await table.GetAsync<PresenceAnswer>("/presence")).Here);
        Assert.Equal((table.User, 2), (here.User, here.Devices));
        var asked = await live.CallAsync("Ask", $$"""{"type":"view-presence","campaign":"{{table.Campaign}}"}""");
        Assert.Equal(2, asked.GetProperty("answer").GetProperty("here")[0].GetProperty("devices").GetInt32());
    }

    [Fact]
    public async Task One_senders_signals_leave_room_for_those_of_others()
    {
        var table = await Table.CreateAsync(server);
        await using var live = await RawLive.OpenAsync(server, table.User);
        await live.CallAsync("Follow", $$"""{"campaign":"{{table.Campaign}}"}""");
        for (var i = 0; i < 500; i++)
            await live.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{table.Campaign}}","kind":"drag","key":"k{{i}}","value":{{i}}}]}""");
        Assert.InRange((await live.PushedAsync("signals")).GetProperty("newest").GetArrayLength(), 1, 32);
        // What was told has made room for a new key, now or, if the last of the burst came with it, after one message more.
        JsonElement newest;
        do
        {
            await live.SayAsync($$"""{"type":1,"target":"Signal","arguments":[{"campaign":"{{table.Campaign}}","kind":"drag","key":"after","value":0}]}""");
            newest = (await live.PushedAsync("signals")).GetProperty("newest");
            Assert.InRange(newest.GetArrayLength(), 1, 32);
        } while (newest.EnumerateArray().All(signal => signal.GetProperty("key").GetString() != "after"));
    }

    private static async Task HearsPresentAsync(RawLive live, int members)
    {
        while ((await live.PushedAsync("presence")).GetProperty("here").GetArrayLength() != members) { }
    }

    private static IEnumerable<string> Flipped(string token)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (var i = 0; i < token.Length; i++)
            yield return token[..i] + alphabet[alphabet.IndexOf(token[i], StringComparison.Ordinal) ^ 1] + token[(i + 1)..];
    }

    private static async Task<string?> ResumeAsync(RawLive live, CampaignId campaign, string? ticket, string[] positions)
    {
        var resume = ticket is null ? "" : $$""","resume":{"ticket":"{{ticket}}","positions":{{JsonSerializer.Serialize(positions)}}}""";
        var answer = await live.CallAsync("Follow", $$"""{"campaign":"{{campaign}}"{{resume}}}""");
        return answer.TryGetProperty("refusal", out var refusal) ? Code(refusal) : null;
    }

    private static Task<JsonElement> SendAsync(RawLive live, CampaignId campaign, Command command) => live.CallAsync("Send", Envelope(campaign, command));

    private static string Envelope(CampaignId campaign, Command command) =>
        JsonSerializer.Serialize(new CommandEnvelope(new CommandId(Guid.NewGuid()), campaign, command), WireJson.Options);

    /// <summary>Also of a connection that has used its allowance up: it has it again after a while.</summary>
    private static async Task AssertLivesAsync(RawLive live)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string code;
        while ((code = Code((await live.CallAsync("Follow", $$"""{"campaign":"{{Guid.NewGuid()}}"}""")).GetProperty("refusal"))) == "limits.too-many-commands")
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.Equal("campaign.unknown", code);
    }

    private static string Code(JsonElement refusal) => refusal.GetProperty("code").GetString()!;
}
