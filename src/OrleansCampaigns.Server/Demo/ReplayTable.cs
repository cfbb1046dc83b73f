using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Server.Demo;

/// <summary>A fresh campaign with an open session, for a replay: each replay is counted by itself.</summary>
internal sealed class ReplayTable : IAsyncDisposable
{
    private static readonly TimeSpan InvitationLife = TimeSpan.FromHours(1);

    private readonly List<DemoPerson> _guests = [];
    private readonly Uri _server;

    private ReplayTable(Uri server)
    {
        _server = server;
        Host = new DemoPerson(new UserId(Guid.CreateVersion7()), "Game master", Campaign, server);
    }

    public CampaignId Campaign { get; } = new(Guid.CreateVersion7());

    public SessionId Session { get; } = new(Guid.CreateVersion7());

    public DemoPerson Host { get; }

    public static async Task<ReplayTable> OpenAsync(Uri server, string name, CancellationToken cancellationToken)
    {
        var table = new ReplayTable(server);
        await table.Host.StartAsync(cancellationToken);
        await table.Host.DoAsync(new CreateCampaign(name, table.Host.Name), cancellationToken);
        await table.Host.DoAsync(new CreateSession(name) { Session = table.Session }, cancellationToken);
        await table.Host.DoAsync(new OpenSession { Session = table.Session }, cancellationToken);
        return table;
    }

    /// <summary>Connects people of one role, each with a connection of their own.</summary>
    public async Task<IReadOnlyList<DemoPerson>> InviteAsync(Role role, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0) return [];
        var invitation = new InvitationId(Guid.NewGuid());
        await Host.DoAsync(new InviteMembers(invitation, role, names.Count, DateTimeOffset.UtcNow + InvitationLife), cancellationToken);
        var guests = names.Select(name => new DemoPerson(new UserId(Guid.CreateVersion7()), name, Campaign, _server)).ToList();
        _guests.AddRange(guests);
        foreach (var guest in guests)
        {
            await guest.StartAsync(cancellationToken);
            await guest.DoAsync(new JoinCampaign(invitation, guest.Name), cancellationToken);
        }

        return guests;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests) await guest.DisposeAsync();
        await Host.DisposeAsync();
    }
}
