using System.Net.Http.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Who is here is the same answer whichever server is asked, also one on which nobody follows the campaign.</summary>
public sealed class PresenceTests
{
    private static readonly TimeSpan AgreeMax = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Both_servers_name_everybody_who_is_here_and_their_devices()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        await using var pair = await ServerPair.StartAsync(database.ConnectionString);
        var table = await PlayedTable.CreateAsync(pair.Addresses, players: 1, spectators: 0);
        var player = table.Players[0];
        await using (await FollowAsync(player, 0))
        {
            await ShownAsync(pair, table, (player.User, 1));
            await using var second = await FollowAsync(player, 0);
            await using var owner = await FollowAsync(table.Owner, 1);
            await ShownAsync(pair, table, (table.Owner.User, 1), (player.User, 2));
        }

        await ShownAsync(pair, table);

        Task<RawLiveConnection> FollowAsync(Person person, int server) => RawLiveConnection.FollowAsync(person, pair.Addresses[server], table.Campaign, HubProtocol.Json);
    }

    private static async Task ShownAsync(ServerPair pair, PlayedTable table, params (UserId User, int Devices)[] expected)
    {
        foreach (var address in pair.Addresses)
        {
            using var http = table.Owner.Http(address);
            using var limit = new CancellationTokenSource(AgreeMax);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (true)
            {
                var answer = await http.GetFromJsonAsync<PresenceAnswer>($"/api/v1/campaigns/{table.Campaign}/presence", WireJson.Options, limit.Token);
                if (answer!.Here.Select(member => (member.User, member.Devices)).ToHashSet().SetEquals(expected)) break;
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }
}
