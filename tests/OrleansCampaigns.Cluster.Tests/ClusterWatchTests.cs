using OrleansCampaigns.Server.Cluster;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Who declares a silo dead, and who must not.</summary>
[Collection(RunningCluster.Collection)]
public sealed class ClusterWatchTests(RunningCluster running)
{
    private const string Gone = "is gone; declared dead";
    private const string Buried = "declared dead before joining";

    /// <summary>Many looks of the watch, and below what membership's own probes take to vote (3 of 2 s).</summary>
    private static readonly TimeSpan Frozen = 10 * ClusterWatch.Period;

    [Fact]
    public async Task A_killed_server_is_declared_dead_by_a_neighbour_that_finds_its_port_closed()
    {
        var cluster = running.Cluster;
        var victim = cluster.Servers[0];
        var port = $":{victim.SiloPort}:";
        using var limit = new CancellationTokenSource(LocalCluster.StartMax);
        await victim.KillForGoodAsync();
        var others = cluster.Servers.Where(server => server != victim).Select(server => server.SaysAsync(line => Says(line, Gone, port), limit.Token));
        await await Task.WhenAny(others);
        victim.Start();
        await cluster.ReadyAsync(LocalCluster.StartMax);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_to_membership()
    {
        var cluster = running.Cluster;
        var hung = cluster.Servers[1];
        var (port, lives) = ($":{hung.SiloPort}:", hung.Lives);
        await hung.FreezeAsync();
        await Task.Delay(Frozen); // what must not happen has no signal
        await hung.ThawAsync();
        await cluster.ReadyAsync(LocalCluster.StartMax);
        Assert.Equal(lives, hung.Lives);
        Assert.All(cluster.Servers, server => Assert.DoesNotContain(server.Lines(), line => Says(line, Gone, port)));
    }

    [Fact]
    public async Task After_the_death_of_all_the_first_to_start_buries_the_rows_of_the_dead()
    {
        var cluster = running.Cluster;
        await Task.WhenAll(cluster.Servers.Select(server => server.KillForGoodAsync()));
        var before = cluster.Servers.Sum(Burials);
        foreach (var server in cluster.Servers)
        {
            server.TakePorts();
            server.Start();
        }

        await cluster.ReadyAsync(LocalCluster.StartMax);
        Assert.True(cluster.Servers.Sum(Burials) > before, cluster.Tails());

        int Burials(ServerProcess server) => server.Lines().Count(line => line.Contains(Buried, StringComparison.Ordinal));
    }

    private static bool Says(string line, string what, string port) => line.Contains(what, StringComparison.Ordinal) && line.Contains(port, StringComparison.Ordinal);
}
