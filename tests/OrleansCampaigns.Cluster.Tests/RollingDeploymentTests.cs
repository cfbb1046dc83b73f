using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Client.Feed;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Server;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Servers of two builds of the rules on one database.</summary>
public sealed class RollingDeploymentTests(ITestOutputHelper output)
{
    /// <summary>More than an entity keeps without a snapshot.</summary>
    private const int Commands = 300;
    private const int AnswersBetween = 100;

    private static readonly TimeSpan HearMax = TimeSpan.FromSeconds(60);

    private string _phase = "start";

    [Fact]
    public async Task Servers_of_two_builds_serve_as_one_cluster_while_one_after_the_other_is_replaced()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        using var next = OtherBuild.Create();
        await using var cluster = await LocalCluster.StartAsync(database.ConnectionString, servers: 2);
        try
        {
            using var evening = await Evening.StartAsync(cluster, seed: Random.Shared.Next());
            await HearAsync(evening);
            foreach (var server in cluster.Servers)
            {
                Enter($"{server.Name} is replaced");
                Assert.Equal(ExitCodes.Done, await server.TerminateAsync(ServerHost.StopMax + HearMax));
                server.Program = next.Folder;
                server.Start();
                await cluster.ReadyAsync(LocalCluster.StartMax);
                await HearAsync(evening);
            }

            var events = await new Verdict(cluster, evening, Enter).PassAsync();
            output.WriteLine($"{evening.Answered} commands answered, {events} events");
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Phase: {_phase}. {failure.Message}\n{cluster.Tails()}", failure);
        }
    }

    [Fact]
    public async Task Another_build_on_the_embedded_database_goes_on_where_the_first_stopped()
    {
        using var next = OtherBuild.Create();
        var folder = Directory.CreateDirectory(Path.Combine(next.Folder, "embedded")).FullName;
        await using var server = new ServerProcess("embedded", folder, new()
        {
            ["Campaigns__Database"] = $"sqlite:{Path.Combine(folder, "data")}",
            ["Campaigns__DevelopmentTokens"] = "true",
            ["Campaigns__CommandBurst"] = "5000",
        });
        using var limit = new CancellationTokenSource(LocalCluster.StartMax);
        server.Start();
        await server.ReadyAsync(limit.Token);
        ImmutableArray<Uri> servers = [server.Address];
        var table = await PlayedTable.CreateAsync(servers, players: 1, spectators: 0);
        var last = new CommandEnvelope(new CommandId(Guid.NewGuid()), table.Campaign, new RenameCampaign("Of the first build"));
        await using var owner = await table.ConnectAsync(servers, table.Owner);
        for (var n = 0; n < Commands; n++) await PlayedTable.DoneAsync(owner, new DescribeCampaign($"Take {n}"));
        var receipt = (await owner.SendAsync(last)).Receipt;
        Assert.NotNull(receipt);
        var before = await EverythingAsync(table, server.Address);

        Assert.Equal(ExitCodes.Done, await server.TerminateAsync(ServerHost.StopMax + HearMax));
        server.Program = next.Folder;
        server.Start();
        await server.ReadyAsync(limit.Token);
        Assert.Equal(before, await EverythingAsync(table, server.Address));
        Assert.Equal(receipt, (await owner.SendAsync(last)).Receipt);
        await PlayedTable.DoneAsync(owner, new RenameCampaign("Of the second build"));
    }

    private static async Task<string> EverythingAsync(PlayedTable table, Uri server)
    {
        using var http = table.Owner.Http(server);
        var answer = JsonSerializer.Deserialize<EverythingAnswer>(await http.GetStringAsync(new Uri($"api/v1/campaigns/{table.Campaign}/everything", UriKind.Relative)), WireJson.Options)!;
        return JsonSerializer.Serialize(answer.Main, WireJson.Options);
    }

    private static async Task HearAsync(Evening evening)
    {
        var enough = evening.Answered + AnswersBetween;
        using var limit = new CancellationTokenSource(HearMax);
        while (evening.Answered < enough) await Task.Delay(20, limit.Token); // answers come to many writers; their sum is looked at
    }

    private void Enter(string phase)
    {
        _phase = phase;
        output.WriteLine(phase);
    }
}
