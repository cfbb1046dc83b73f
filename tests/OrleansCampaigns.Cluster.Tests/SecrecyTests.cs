using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Every byte that reaches a viewer, searched for what is hidden from them. The game master's bytes hold all of it, so that the search finds what is there.</summary>
[Collection(RunningCluster.Collection)]
public sealed class SecrecyTests(RunningCluster running)
{
    private const string Recap = "hardestHit";
    private const string AllClear = "all-clear-after-the-canaries";

    private static readonly TimeSpan ArriveMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_hidden_is_in_any_byte_that_a_player_or_a_spectator_receives()
    {
        var servers = running.Cluster.Addresses;
        var table = await PlayedTable.CreateAsync(servers, players: 2, spectators: 1);
        var canaries = new Canaries(table);
        var before = await FollowAllAsync(table);
        var cursors = await CursorsAsync(table);
        await using (var owner = await table.ConnectAsync(servers, table.Owner))
        await using (var firstPlayer = await table.ConnectAsync(servers, table.Players[0]))
        {
            await canaries.WriteAsync(owner, firstPlayer);
            await PlayedTable.DoneAsync(owner, new CloseSession([]) { Session = table.Session });
            await PlayedTable.DoneAsync(owner, new DescribeCampaign(AllClear));
        }

        var after = await FollowAllAsync(table);
        foreach (var (who, connection) in before.Concat(after))
        {
            await connection.ContainsAsync(AllClear, ArriveMax);
            Assert.True(connection.Contains(Recap), $"{who.Name} received no recap.");
            if (who == table.Owner) continue;
            foreach (var canary in canaries.All) Assert.False(connection.Contains(canary), $"{who.Name} received {canary}.");
        }

        foreach (var canary in canaries.Texts)
        {
            Assert.True(before.Where(entry => entry.Who == table.Owner).All(entry => entry.Connection.Contains(canary)), $"The game master's updates lack {canary}.");
        }

        await CheckHttpAsync(table, canaries, cursors);
        foreach (var (_, connection) in before.Concat(after)) await connection.DisposeAsync();
    }

    /// <summary>The game master, the second player and the spectator, each over both protocols and on two servers.</summary>
    private async Task<List<(Person Who, RawLiveConnection Connection)>> FollowAllAsync(PlayedTable table)
    {
        var servers = running.Cluster.Addresses;
        var all = new List<(Person, RawLiveConnection)>();
        foreach (var who in (Person[])[table.Owner, table.Players[1], table.Spectators[0]])
        {
            all.Add((who, await RawLiveConnection.FollowAsync(who, servers[0], table.Campaign, HubProtocol.Json)));
            all.Add((who, await RawLiveConnection.FollowAsync(who, servers[1], table.Campaign, HubProtocol.MessagePack)));
        }

        foreach (var (_, connection) in all) await connection.ContainsAsync("The Drowned Bell", ArriveMax);
        return all;
    }

    private async Task<Dictionary<Person, ResumePoint>> CursorsAsync(PlayedTable table)
    {
        var cursors = new Dictionary<Person, ResumePoint>();
        foreach (var who in (Person[])[table.Owner, table.Players[1], table.Spectators[0]])
        {
            using var http = who.Http(running.Cluster.Addresses[0]);
            cursors[who] = (await http.GetFromJsonAsync<EverythingAnswer>(new Uri($"api/v1/campaigns/{table.Campaign}/everything", UriKind.Relative), WireJson.Options))!.Cursor;
        }

        return cursors;
    }

    private async Task CheckHttpAsync(PlayedTable table, Canaries canaries, Dictionary<Person, ResumePoint> cursors)
    {
        foreach (var server in running.Cluster.Addresses)
        {
            var journal = await ReadAllAsync(table, canaries, table.Owner, server, cursors[table.Owner]);
            Assert.All(canaries.Texts, canary => Assert.Contains(canary, journal, StringComparison.Ordinal));
            foreach (var who in (Person[])[table.Players[1], table.Spectators[0], Person.Named("Stranger")])
            {
                var read = await ReadAllAsync(table, canaries, who, server, cursors.GetValueOrDefault(who));

                // Whoever asks for an id that he guessed hears it again; the texts behind it he does not.
                foreach (var canary in canaries.All.Where(canary => !canaries.Paths.Any(path => path.EndsWith(canary, StringComparison.Ordinal))))
                    Assert.False(read.Contains(canary, StringComparison.Ordinal), $"{who.Name} read {canary} at {server}.");
            }
        }
    }

    /// <summary>Every address that answers a GET, bodies and headers.</summary>
    private static async Task<string> ReadAllAsync(PlayedTable table, Canaries canaries, Person who, Uri server, ResumePoint? since)
    {
        using var http = who.Http(server);
        var campaign = $"api/v1/campaigns/{table.Campaign}";
        string[] below =
        [
            "", "everything", "updates?limit=100", "chapters", "members", "journal?limit=100", "journal?limit=100&after=100", "sessions", $"sessions/{table.Session}",
            "characters", .. table.Characters.Select(character => $"characters/{character}"), "regions", $"regions/{table.Region}", .. canaries.Paths,
        ];
        var text = new StringBuilder();
        foreach (var path in below.Select(path => path.Length == 0 ? campaign : $"{campaign}/{path}").Concat(["metrics", "health/ready", "openapi/v1.json"]))
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            text.Append(answer.Headers).Append(answer.Content.Headers).Append(await answer.Content.ReadAsStringAsync());
        }

        if (since is not null) await ReadUpdatesAsync(http, campaign, since, text);
        return text.ToString();
    }

    /// <summary>All updates after the cursor, page by page.</summary>
    private static async Task ReadUpdatesAsync(HttpClient http, string campaign, ResumePoint since, StringBuilder text)
    {
        for (var next = since; next is not null;)
        {
            var query = $"updates?limit=100&ticket={Uri.EscapeDataString(next.Ticket)}&position={string.Join("&position=", next.Positions.Select(Uri.EscapeDataString))}";
            using var answer = await http.GetAsync(new Uri($"{campaign}/{query}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadAsStringAsync();
            text.Append(body);
            next = JsonSerializer.Deserialize<UpdatesPage>(body, WireJson.Options) is { HasMore: true } page ? page.Next : null;
        }
    }
}
