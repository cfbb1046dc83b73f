using System.Collections.Immutable;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A campaign with an open session, a character for each player, a region with a clock, and coins that may change hands but not their number.</summary>
internal sealed class PlayedTable
{
    public const int Coins = 1_000;
    public const string CoinName = "Coin";
    public const int ClockSegments = 4;

    public CampaignId Campaign { get; } = new(Guid.NewGuid());

    public Person Owner { get; } = Person.Named("Ada");

    public ImmutableArray<Person> Players { get; private init; }

    public ImmutableArray<Person> Spectators { get; private init; }

    public SessionId Session { get; } = new(Guid.NewGuid());

    public RegionId Region { get; } = new(Guid.NewGuid());

    public ClockId Clock { get; } = new(Guid.NewGuid());

    public ItemId Coin { get; } = new(Guid.NewGuid());

    public ImmutableArray<CharacterId> Characters { get; private init; }

    /// <summary>Everything is done over the SDK.</summary>
    public static async Task<PlayedTable> CreateAsync(ImmutableArray<Uri> servers, int players, int spectators)
    {
        var table = new PlayedTable
        {
            Players = [.. Enumerable.Range(1, players).Select(n => Person.Named($"Player {n}"))],
            Spectators = [.. Enumerable.Range(1, spectators).Select(n => Person.Named($"Spectator {n}"))],
            Characters = [.. Enumerable.Range(1, players).Select(_ => new CharacterId(Guid.NewGuid()))],
        };
        await using var owner = await table.ConnectAsync(servers, table.Owner);
        await DoneAsync(owner, new CreateCampaign("The Drowned Bell", table.Owner.Name));
        await table.SeatAsync(servers, owner, Role.Player, table.Players);
        await table.SeatAsync(servers, owner, Role.Spectator, table.Spectators);
        await DoneAsync(owner, new CreateSession("First evening") { Session = table.Session });
        await DoneAsync(owner, new OpenSession { Session = table.Session });
        await DoneAsync(owner, new CreateRegion("Salt marsh") { Region = table.Region });
        await DoneAsync(owner, new StartClock(
            table.Clock, "Flood", ClockSegments, "The dyke breaks.", RegionVisibility.Public, new ChangesRegionValue(RegionValue.Scarcity, 1)) { Region = table.Region });
        for (var n = 0; n < players; n++)
        {
            await DoneAsync(owner, new CreateCharacter($"Hero {n}", null, 50_000) { Character = table.Characters[n] });
            await DoneAsync(owner, new AssignOwner(table.Players[n].User) { Character = table.Characters[n] });
        }

        if (players > 0) await DoneAsync(owner, new AddItem(table.Coin, CoinName, Coins) { Character = table.Characters[0] });
        return table;
    }

    public async Task<CampaignConnection> ConnectAsync(ImmutableArray<Uri> servers, Person person)
    {
        var connection = new CampaignConnection(person.At(servers, Campaign));
        await connection.StartAsync();
        return connection;
    }

    /// <summary>Sends, and insists on a receipt.</summary>
    public static async Task<Receipt> DoneAsync(CampaignConnection connection, Command command)
    {
        var reply = await connection.SendAsync(command);
        Assert.True(reply.Refusal is null, $"{command} was refused: {reply.Refusal}");
        return reply.Receipt!;
    }

    private async Task SeatAsync(ImmutableArray<Uri> servers, CampaignConnection owner, Role role, ImmutableArray<Person> people)
    {
        if (people.IsEmpty) return;
        var invitation = new InvitationId(Guid.NewGuid());
        await DoneAsync(owner, new InviteMembers(invitation, role, people.Length, DateTimeOffset.UtcNow.AddDays(1)));
        foreach (var person in people)
        {
            await using var connection = await ConnectAsync(servers, person);
            await DoneAsync(connection, new JoinCampaign(invitation, person.Name));
        }
    }
}
