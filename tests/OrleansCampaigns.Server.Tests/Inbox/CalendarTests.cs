using System.Net;
using System.Net.Http.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Inbox;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.Inbox;

namespace OrleansCampaigns.Server.Tests.Inbox;

/// <summary>A campaign's sessions for calendar programs, behind a member's link.</summary>
[Collection(ServerTests.Name)]
public sealed class CalendarTests(RunningServer server)
{
    private const string Name = "Ärger; im Moor, \\ oder: was die Glocke unter dem Wasser den Fischern von Schwarzwasser erzählt hat";
    private const string Links = $"{InboxEndpoints.Root}/calendar-links";

    private readonly SessionId _session = new(Guid.NewGuid());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_shows_sessions_and_a_moved_one_has_a_higher_sequence()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        var at = new DateTimeOffset(DateTimeOffset.UtcNow.AddDays(20).Date, TimeSpan.Zero).AddHours(19);
        await table.Owner.ReceiptAsync(new CreateSession(Name) { Session = _session });
        await FixAsync(table, at);
        var made = await MakeAsync(player);
        using var anybody = server.With(null);
        var first = await EventAsync(anybody, made.Path, "0");
        Assert.Equal(($"{_session}@orleans-campaigns", Name, $"{at:yyyyMMdd}T190000Z", "CONFIRMED"), (first["UID"], first["SUMMARY"], first["DTSTART"], first["STATUS"]));
        using var tagged = await anybody.GetAsync(made.Path, Cancellation);
        using var again = new HttpRequestMessage(HttpMethod.Get, made.Path) { Headers = { IfNoneMatch = { tagged.Headers.ETag! } } };
        using var unchanged = await anybody.SendAsync(again, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        await FixAsync(table, at.AddDays(1));
        var moved = await EventAsync(anybody, made.Path, "1");
        Assert.Equal((first["UID"], $"{at.AddDays(1):yyyyMMdd}T190000Z"), (moved["UID"], moved["DTSTART"]));
    }

    [Fact]
    public async Task A_link_ends_when_it_is_revoked_and_with_the_membership()
    {
        var table = await InboxTable.CreateAsync(server);
        var player = await table.JoinAsync();
        var (first, second) = (await MakeAsync(player), await MakeAsync(player));
        using var anybody = server.With(null);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anybody, first.Path));
        await using var device = table.Device(player);
        await device.StartAsync(Cancellation);
        var listed = Assert.IsType<CalendarLinks>((await device.OwnAsync(new ListCalendarLinks(table.Owner.Campaign), Cancellation)).Answer);
        Assert.Equal([first.Link, second.Link], listed.Links.Select(link => link.Link));
        using (var foreign = await table.Owner.Http.DeleteAsync($"{Links}/{first.Link}", Cancellation)) Assert.Equal("calendar.no-such-link", await Table.CodeOfAsync(foreign));
        using (var revoked = await player.Http.DeleteAsync($"{Links}/{first.Link}", Cancellation)) Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(anybody, first.Path), await StatusAsync(anybody, second.Path)));
        await player.ReceiptAsync(new LeaveCampaign());
        using var gone = await anybody.GetAsync(second.Path, Cancellation);
        Assert.Equal("calendar.no-such-link", await Table.CodeOfAsync(gone));
    }

    [Fact]
    public async Task A_spectator_s_calendar_has_no_date_that_spectators_do_not_see()
    {
        var table = await InboxTable.CreateAsync(server);
        var spectator = await table.JoinAsync(Role.Spectator);
        var player = await table.JoinAsync();
        await table.Owner.ReceiptAsync(new CreateSession("canary-of-a-session") { Session = _session });
        await FixAsync(table, DateTimeOffset.UtcNow.AddDays(3));
        using var anybody = server.With(null);
        await EventAsync(anybody, (await MakeAsync(player)).Path, "0");
        var hidden = await anybody.GetStringAsync((await MakeAsync(spectator)).Path, Cancellation);
        Assert.DoesNotContain("canary", hidden, StringComparison.Ordinal);
        Assert.Empty(ParsedCalendar.EventsOf(hidden));
    }

    private async Task FixAsync(InboxTable table, DateTimeOffset at)
    {
        var proposal = new ProposalId(Guid.NewGuid());
        await table.Owner.ReceiptAsync(new ProposeDate(proposal, at) { Session = _session });
        await table.Owner.ReceiptAsync(new FixDate(proposal) { Session = _session });
    }

    private static async Task<CalendarLinkMade> MakeAsync(Table of)
    {
        using var made = await of.Http.PostAsJsonAsync(Links, new CreateCalendarLink(of.Campaign, "Phone"), WireJson.Options, Cancellation);
        return (await made.Content.ReadFromJsonAsync<CalendarLinkMade>(WireJson.Options, Cancellation))!;
    }

    /// <summary>The one event, as soon as it has come to this revision.</summary>
    private static async Task<Dictionary<string, string>> EventAsync(HttpClient http, string path, string sequence)
    {
        Dictionary<string, string>? found = null;
        await Handlers.HandlingServer.UntilAsync(async () =>
        {
            found = ParsedCalendar.EventsOf(await http.GetStringAsync(path, Cancellation)).SingleOrDefault();
            return found?["SEQUENCE"] == sequence;
        });
        return found!;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }
}
