using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Server.Access;

namespace OrleansCampaigns.Benchmarks;

/// <summary>A campaign with an open session on the product, and its owner's connection.</summary>
internal sealed class ProductTable : IAsyncDisposable
{
    public const string Hub = "/live";

    /// <summary>As many as one invitation may have.</summary>
    private const int CampaignInvitationUses = 1_000;

    private static readonly TimeSpan InvitationLife = TimeSpan.FromHours(5);

    private readonly ServerProcess _server;

    private ProductTable(ServerProcess server, LoadConnection owner) => (_server, Owner) = (server, owner);

    public CampaignId Campaign { get; } = new(Guid.NewGuid());

    public SessionId Session { get; } = new(Guid.NewGuid());

    public InvitationId Invitation { get; } = new(Guid.NewGuid());

    public UserId OwnerUser { get; private init; }

    public LoadConnection Owner { get; }

    public static async Task<ProductTable> CreateAsync(ServerProcess server, Role invited = Role.Player)
    {
        var owner = new UserId(Guid.NewGuid());
        var table = new ProductTable(server, await ConnectAsync(server, owner)) { OwnerUser = owner };
        await table.SendAsync(new CreateCampaign("Barrow", "Ada"));
        await table.SendAsync(new InviteMembers(table.Invitation, invited, CampaignInvitationUses, DateTimeOffset.UtcNow + InvitationLife));
        await table.SendAsync(new CreateSession("First evening") { Session = table.Session });
        await table.SendAsync(new OpenSession { Session = table.Session });
        return table;
    }

    public static Task<LoadConnection> ConnectAsync(ServerProcess server, UserId user, int? receiveBytes = null) =>
        LoadConnection.OpenAsync(server.Address, Hub, new DevelopmentToken(user, "Ada").ToString(), receiveBytes);

    public Task SendAsync(Command command) => SendAsync(Owner, command);

    public async Task SendAsync(LoadConnection connection, Command command)
    {
        var envelope = new CommandEnvelope(new CommandId(Guid.NewGuid()), Campaign, command);
        var answer = await connection.CallAsync("Send", JsonSerializer.Serialize(envelope, WireJson.Options));
        if (!answer.Contains("\"receipt\"", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
    }

    /// <summary>A line of so many characters that begins with the time of its sending.</summary>
    public Task SayAsync(int chars) => SayAsync(Owner, chars);

    public Task SayAsync(LoadConnection connection, int chars) =>
        SendAsync(connection, new Say(new LogEntryId(Guid.NewGuid()), Feed.Viewer.Stamp().PadRight(chars, 'x')) { Session = Session });

    /// <summary>A new member on a connection of their own.</summary>
    public async Task<(LoadConnection Connection, UserId User)> JoinAsync(int? receiveBytes = null)
    {
        var user = new UserId(Guid.NewGuid());
        var connection = await ConnectAsync(_server, user, receiveBytes);
        await SendAsync(connection, new JoinCampaign(Invitation, "Bo"));
        return (connection, user);
    }

    /// <summary>Says <paramref name="text"/> in the session, again and again.</summary>
    public Commander Speaker(LoadConnection connection, string text) =>
        new(connection, "Send", Commander.Envelope(Campaign, new Say(new LogEntryId(Commander.Mark), text) { Session = Session }));

    public async Task<ImmutableArray<Commander>> SpeakersAsync(int count, string text)
    {
        var speakers = ImmutableArray.CreateBuilder<Commander>(count);
        for (var i = 0; i < count; i++) speakers.Add(Speaker((await JoinAsync()).Connection, text));
        return speakers.MoveToImmutable();
    }

    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
