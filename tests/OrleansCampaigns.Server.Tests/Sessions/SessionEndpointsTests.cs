using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Tests.Sessions;

[Collection(ServerTests.Name)]
public sealed class SessionEndpointsTests(RunningServer server)
{
    [Fact]
    public async Task The_log_comes_in_pages_and_holds_what_each_viewer_saw()
    {
        var table = await Table.CreateAsync(server);
        var (bo, cy) = (await JoinAsync(table, "Bo"), await JoinAsync(table, "Cy"));
        var session = new SessionId(Guid.NewGuid());
        await table.ReceiptAsync(new CreateSession("One") { Session = session });
        await table.ReceiptAsync(new OpenSession { Session = session });
        await bo.ReceiptAsync(new Say(new(Guid.NewGuid()), "first") { Session = session });
        await table.ReceiptAsync(new Whisper(new(Guid.NewGuid()), "hush", [bo.User]) { Session = session });
        await cy.ReceiptAsync(new Say(new(Guid.NewGuid()), "last") { Session = session });

        Assert.Equal(["first", "hush", "last"], await LinesAsync(bo, session));
        Assert.Equal(["first", "last"], await LinesAsync(cy, session));
    }

    private static async Task<Table> JoinAsync(Table table, string name)
    {
        var invitation = new InvitationId(Guid.NewGuid());
        await table.ReceiptAsync(new InviteMembers(invitation, Role.Player, 1, DateTimeOffset.UtcNow.AddDays(1)));
        var player = table.As(new UserId(Guid.NewGuid()));
        await player.ReceiptAsync(new JoinCampaign(invitation, name));
        return player;
    }

    private static async Task<List<string>> LinesAsync(Table table, SessionId session)
    {
        var lines = new List<string>();
        int? from = 0;
        while (from is { } next)
        {
            var page = await table.GetAsync<SessionLogPage>($"/sessions/{session}/log?from={next}&limit=1");
            lines.AddRange(page.Entries.Select(entry => entry.Text));
            from = page.Next;
        }

        return lines;
    }
}
