using OrleansCampaigns.Server;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>A server that is told to stop while four tables play at it.</summary>
public sealed class DrainTests(ITestOutputHelper output)
{
    private const int AnswersBetween = 60;

    private static readonly TimeSpan HearMax = TimeSpan.FromSeconds(60);

    private string _phase = "start";

    [Fact]
    public async Task A_server_that_is_told_to_stop_hands_its_campaigns_over_ends_cleanly_and_nothing_is_lost()
    {
        Assert.SkipWhen(SharedPostgres.Server is null, $"{SharedPostgres.ServerVariable} names no PostgreSQL server.");
        await using var database = await SharedPostgres.CreateAsync(SharedPostgres.Server!);
        await using var cluster = await LocalCluster.StartAsync(database.ConnectionString, servers: 2);
        try
        {
            using var evening = await Evening.StartAsync(cluster, seed: Random.Shared.Next());
            var moved = 0;
            foreach (var server in cluster.Servers)
            {
                Enter($"{server.Name} is told to stop");
                await HearAsync(evening);
                var exit = await server.TerminateAsync(ServerHost.StopMax + HearMax);
                Assert.Equal(ExitCodes.Done, exit);
                Enter($"after {server.Name}");
                await HearAsync(evening);
                moved += CheckLog(server) ? 1 : 0;
                server.Start();
                await cluster.ReadyAsync(LocalCluster.StartMax);
            }

            Assert.InRange(moved, 1, cluster.Servers.Length); // by chance all tables may be at the other one
            var events = await new Verdict(cluster, evening, Enter).PassAsync();
            output.WriteLine($"{evening.Answered} commands answered, {events} events, {evening.Viewers.Sum(viewer => viewer.Returns)} connections of {evening.Viewers.Length} viewers");
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Phase: {_phase}. {failure.Message}\n{cluster.Tails()}", failure);
        }
    }

    /// <summary>What it had moved in time, and nothing went wrong on the way.</summary>
    /// <returns>Whether it had any.</returns>
    private static bool CheckLog(ServerProcess server)
    {
        var lines = server.Lines();
        Assert.DoesNotContain(lines, line => line.Contains("had not moved", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\"@l\":\"Fatal\"", StringComparison.Ordinal) || line.Contains("Unhandled exception", StringComparison.Ordinal));
        return lines.Any(line => line.Contains("activations move to other silos", StringComparison.Ordinal));
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
