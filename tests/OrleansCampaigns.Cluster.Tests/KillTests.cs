using System.Collections.Immutable;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Real servers and a real PostgreSQL, killed at random while four tables play.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    /// <summary>The next kill comes when everybody is ready again, or already after a pause up to this.</summary>
    private const int PauseMillisecondsMax = 1_500;

    private readonly ChaosForm _form = ChaosForm.Chosen;
    private string _phase = "start";

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_misdelivered_whatever_is_killed()
    {
        await using var postgres = await ThrowawayPostgres.StartAsync();
        await using var cluster = await LocalCluster.StartAsync(postgres.ConnectionString, servers: 3);
        try
        {
            using var evening = await Evening.StartAsync(cluster, _form.Seed);
            await BreakAsync(cluster, postgres, evening);
            Report(cluster, evening, await new Verdict(cluster, evening, Enter).PassAsync());
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {_form.Seed}, phase: {_phase}. {failure.Message}\n{cluster.Tails()}", failure);
        }
    }

    private async Task BreakAsync(LocalCluster cluster, ThrowawayPostgres postgres, Evening evening)
    {
        var random = new Random(_form.Seed);
        var faults = Enumerable.Repeat(Fault.ServerKilled, _form.Kills)
            .Concat(Enumerable.Repeat(Fault.DatabaseStopped, _form.DatabaseCrashes / 2))
            .Concat(Enumerable.Repeat(Fault.DatabaseKilled, _form.DatabaseCrashes - (_form.DatabaseCrashes / 2)))
            .ToArray();
        random.Shuffle(faults);
        for (var n = 0; n < faults.Length; n++)
        {
            Enter($"fault {n + 1} of {faults.Length}: {faults[n]}, {evening.Answered} commands answered");
            await HearAsync(evening, random.Next(5, 80));
            if (faults[n] == Fault.ServerKilled) await KillOneAsync(cluster, random);
            else await postgres.CrashAndRestartAsync(killPostmaster: faults[n] == Fault.DatabaseKilled);
            if (random.Next(3) > 0) await cluster.ReadyAsync(LocalCluster.StartMax);
        }

        Enter("recovery after the last fault");
        await cluster.ReadyAsync(LocalCluster.StartMax);
        await HearAsync(evening, 100);
    }

    /// <summary>Any of them, but never the last one that is ready: a dead cluster is another test's.</summary>
    private static async Task KillOneAsync(LocalCluster cluster, Random random)
    {
        var victim = cluster.Servers[random.Next(cluster.Servers.Length)];
        using var limit = new CancellationTokenSource(LocalCluster.StartMax);
        await Task.WhenAny(cluster.Servers.Where(server => server != victim).Select(server => server.ReadyAsync(limit.Token)));
        victim.Kill();
    }

    /// <summary>Waits for so many more answers, or for a pause when there are none because too much is dead.</summary>
    private static async Task HearAsync(Evening evening, int answers)
    {
        var enough = evening.Answered + answers;
        for (var waited = 0; evening.Answered < enough && waited < PauseMillisecondsMax; waited += 20)
            await Task.Delay(20); // answers come to many writers; their sum is looked at
    }

    private void Report(LocalCluster cluster, Evening evening, int events)
    {
        var sent = evening.Sent.ToImmutableArray();
        Say($"""
            seed {_form.Seed}: {_form.Kills} servers killed, {_form.DatabaseCrashes} crashes of PostgreSQL, {cluster.Servers.Sum(server => server.Lives)} processes started
            {sent.Length} commands by {evening.Writers.Length} writers: {sent.Count(command => command.Reply?.Receipt is not null)} receipts, {sent.Count(command => command.Reply?.Refusal is not null)} refused, 0 lost, 0 doubled
            {events} events; {evening.Viewers.Sum(viewer => viewer.Main.Count + viewer.Own.Count)} updates to {evening.Viewers.Length} viewers over {evening.Viewers.Sum(viewer => viewer.Returns)} connections: 0 missing, 0 doubled
            """);
    }

    private void Enter(string phase)
    {
        _phase = phase;
        Say(phase);
    }

    private void Say(string text)
    {
        output.WriteLine(text);
        if (_form.IsLong) Console.WriteLine(text);
    }

    private enum Fault
    {
        ServerKilled,
        DatabaseStopped,
        DatabaseKilled,
    }
}
