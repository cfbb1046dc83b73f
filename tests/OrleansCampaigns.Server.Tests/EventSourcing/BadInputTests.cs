using System.Net;
using System.Net.Http.Headers;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Server.Tests.EventSourcing;

/// <summary>Whatever is wrong with a request gets a stable code, no stack trace, and changes nothing.</summary>
[Collection(ServerTests.Name)]
public sealed class BadInputTests(RunningServer server)
{
    private const string Id = "0198f2b0-1111-7000-8000-000000000001";

    [Theory]
    [InlineData("draft-chapter", "{", "request.malformed")]
    [InlineData("draft-chapter", "", "request.malformed")]
    [InlineData("draft-chapter", "null", "request.malformed")]
    [InlineData("draft-chapter", "[]", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":7,\"text\":\"\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":null,\"text\":\"\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":\"a\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":\"a\",\"text\":\"\",\"more\":1}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":\"a\",\"title\":\"b\",\"text\":\"\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"00000000-0000-0000-0000-000000000000\",\"title\":\"a\",\"text\":\"\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"nobody\",\"title\":\"a\",\"text\":\"\"}", "request.malformed")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":\"a\\u0007b\",\"text\":\"\"}", "text.control-characters")]
    [InlineData("draft-chapter", "{\"chapter\":\"" + Id + "\",\"title\":\"\\ud800\",\"text\":\"\"}", "request.malformed")]
    [InlineData("publish-chapter", "{\"chapter\":\"" + Id + "\"}", "campaign.no-such-chapter")]
    [InlineData("advance-calendar", "{\"days\":NaN}", "request.malformed")]
    [InlineData("advance-calendar", "{\"days\":1e400}", "request.malformed")]
    [InlineData("advance-calendar", "{\"days\":99999999999999999999}", "request.malformed")]
    [InlineData("advance-calendar", "{\"days\":1.5}", "request.malformed")]
    [InlineData("create-campaign", "{\"name\":\"again\",\"ownerName\":\"a\"}", "campaign.exists")]
    [InlineData("no-such-command", "{}", "http.unknown-route")]
    public async Task A_wrong_body_has_a_code(string command, string body, string code)
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.PostAsync(command, body);
        Assert.Equal(code, await Table.CodeOfAsync(response));
        Assert.Equal(1, await table.EventsAsync());
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.PostAsync("draft-chapter", new string('[', 5_000));
        Assert.Equal("request.malformed", await Table.CodeOfAsync(response));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_refused(bool chunked)
    {
        var table = await Table.CreateAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/commands/draft-chapter") { Content = new ByteArrayContent(new byte[200_000]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await table.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("request.too-large", await Table.CodeOfAsync(response));
        Assert.Equal(1, await table.EventsAsync());
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.PostAsync("draft-chapter", "{}", mediaType: "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("http.unsupported-media-type", await Table.CodeOfAsync(response));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task A_command_without_an_id_is_refused(string key)
    {
        var table = await Table.CreateAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{table.Root}/commands/leave-campaign") { Content = new StringContent("{}") };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var response = await table.Http.SendAsync(request);
        Assert.Equal("request.idempotency-key", await Table.CodeOfAsync(response));
    }

    [Theory]
    [InlineData("\"AAAAAAAAAAAAAAAAAAAAAA\"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("\"a\", \"b\"")]
    public async Task A_version_that_was_never_given_out_is_refused(string ifMatch)
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.SendAsync(new RenameCampaign("Other"), ifMatch: ifMatch);
        Assert.Equal("version.invalid", await Table.CodeOfAsync(response));
    }

    [Fact]
    public async Task A_version_of_another_campaign_is_refused()
    {
        var (table, other) = (await Table.CreateAsync(server), await Table.CreateAsync(server));
        var foreign = (await other.GetAsync<CampaignAnswer>("")).Version;
        using var response = await table.SendAsync(new RenameCampaign("Other"), ifMatch: $"\"{foreign}\"");
        Assert.Equal("version.invalid", await Table.CodeOfAsync(response));
    }

    [Theory]
    [InlineData("/chapters?limit=0", "page.limit")]
    [InlineData("/chapters?limit=101", "page.limit")]
    [InlineData("/chapters?limit=many", "http.bad-request")]
    [InlineData("/chapters?after=" + Id, "page.after")]
    [InlineData("/chapters/" + Id, "campaign.no-such-chapter")]
    [InlineData("/chapters/nobody", "http.bad-request")]
    [InlineData("/sessions/" + Id, "session.unknown")]
    [InlineData("/characters/" + Id, "character.unknown")]
    [InlineData("/regions/" + Id, "region.unknown")]
    [InlineData("/journal?after=-1", "page.after")]
    [InlineData("/updates?ticket=AAAA&position=a&position=b", "cursor.invalid")]
    [InlineData("/updates?ticket=AAAA", "cursor.invalid")]
    [InlineData("/nowhere", "http.unknown-route")]
    public async Task A_wrong_question_has_a_code(string path, string code)
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.Http.GetAsync(table.Root + path);
        Assert.Equal(code, await Table.CodeOfAsync(response));
    }

    [Fact]
    public async Task A_wrong_method_has_a_code()
    {
        var table = await Table.CreateAsync(server);
        using var response = await table.Http.DeleteAsync($"{table.Root}/members");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("http.wrong-method", await Table.CodeOfAsync(response));
    }

    [Fact]
    public async Task A_command_to_an_unknown_campaign_and_to_a_foreign_one_read_alike()
    {
        var table = await Table.CreateAsync(server);
        var stranger = table.As(new UserId(Guid.NewGuid()));
        using var foreign = await stranger.SendAsync(new RenameCampaign("Mine"));
        using var unknown = await new Table(server, new CampaignId(Guid.NewGuid()), stranger.User).SendAsync(new RenameCampaign("Mine"));
        Assert.Equal("campaign.unknown", await Table.CodeOfAsync(foreign));
        Assert.Equal("campaign.unknown", await Table.CodeOfAsync(unknown));
        Assert.Equal(1, await table.EventsAsync());
    }

    [Fact]
    public async Task A_role_that_does_not_suffice_is_refused()
    {
        var table = await Table.CreateAsync(server);
        var invitation = new InvitationId(Guid.NewGuid());
        await table.ReceiptAsync(new InviteMembers(invitation, Role.Player, 5, DateTimeOffset.UtcNow.AddDays(1)));
        var player = table.As(new UserId(Guid.NewGuid()));
        await player.ReceiptAsync(new JoinCampaign(invitation, "Bo"));
        using var command = await player.SendAsync(new RenameCampaign("Mine"));
        using var query = await player.Http.GetAsync($"{player.Root}/journal");
        Assert.Equal(HttpStatusCode.Forbidden, command.StatusCode);
        Assert.Equal("access.denied", await Table.CodeOfAsync(command));
        Assert.Equal("access.denied", await Table.CodeOfAsync(query));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dev")]
    [InlineData("dev.00000000000000000000000000000000.QQ")]
    [InlineData("dev.11111111111111111111111111111111.")]
    [InlineData("dev.11111111111111111111111111111111.%%%")]
    public async Task Without_a_token_nobody_gets_in(string? token)
    {
        var client = server.With(token is null ? null : new AuthenticationHeaderValue("Bearer", token));
        using var response = await client.GetAsync($"/api/v1/campaigns/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("access.signed-out", await Table.CodeOfAsync(response));
    }

    [Fact]
    public async Task A_thousand_commands_at_once_are_done_or_refused_and_none_is_lost()
    {
        var table = await Table.CreateAsync(server);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => IsDoneAsync(table, new DescribeCampaign($"Take {i}"))));
        var done = outcomes.Count(isDone => isDone);
        Assert.InRange(done, 150, 999);
        Assert.Equal(done + 1, await CountAsync(table));
    }

    /// <summary>True when the command got its receipt, false when it was one too many. A busy machine may leave one undecided: its sender sends it again.</summary>
    private static async Task<bool> IsDoneAsync(Table table, DescribeCampaign command)
    {
        var (id, undecided) = (Guid.NewGuid(), false);
        while (true)
        {
            using var response = await table.SendAsync(command, id);
            if (response.IsSuccessStatusCode) return true;
            var code = await Table.CodeOfAsync(response);
            if (code == "limits.too-many-commands" && !undecided) return false;
            undecided = true;
            Assert.Contains(code, (string[])["limits.too-many-commands", "server.undecided", "server.busy"]);
        }
    }

    /// <summary>Reads the journal as soon as the bucket has a token again, which the refusals' Retry-After promises.</summary>
    private static async Task<int> CountAsync(Table table)
    {
        var (count, after) = (0, 0L);
        while (true)
        {
            using var response = await table.Http.GetAsync($"{table.Root}/journal?limit=100&after={after}");
            if (response.StatusCode == HttpStatusCode.TooManyRequests) continue;
            var page = System.Text.Json.JsonSerializer.Deserialize<JournalPage>(await response.Content.ReadAsStringAsync(), WireJson.Options)!;
            if (page.Events.IsEmpty) return count;
            count += page.Events.Length;
            after = page.Events[^1].Sequence;
        }
    }
}
