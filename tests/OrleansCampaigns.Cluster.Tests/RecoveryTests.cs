using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>How long a table whose server dies has to wait. The short form only proves that it comes back; the long form holds the promised figures.</summary>
[Collection(RunningCluster.Collection)]
public sealed class RecoveryTests(RunningCluster running, ITestOutputHelper output)
{
    private const int Tables = 12;

    /// <summary>Promised for a machine that does nothing else.</summary>
    private static readonly TimeSpan KilledMax = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AllDeadMax = TimeSpan.FromSeconds(10);

    /// <summary>In the short form, which runs beside whatever else the machine does: this, and so many times what a receipt takes there without any kill. Membership's own probes alone would need ten to twelve.</summary>
    private static readonly TimeSpan KilledOnBusyMachineMax = TimeSpan.FromSeconds(8);
    private const int QuietReceipts = 50;
    private static readonly TimeSpan AllDeadOnBusyMachineMax = TimeSpan.FromSeconds(60);

    private readonly ChaosForm _form = ChaosForm.Chosen;

    [Fact]
    public async Task Commands_of_a_dead_servers_campaigns_succeed_again_soon()
    {
        var cluster = running.Cluster;
        await using var pulses = await PulsesAsync(cluster);
        await using var client = await ClusterClient.ConnectAsync(cluster);
        var random = new Random(_form.Seed);
        var quiet = new List<TimeSpan>();
        var kills = new List<(string Victim, ImmutableArray<TimeSpan> Waits)>();
        for (var n = 0; n < _form.MeasuredKills; n++)
        {
            await BeatForAsync(pulses, _form.AtWork);
            var began = Stopwatch.GetTimestamp();
            quiet.AddRange(await Task.WhenAll(pulses.All.Select(pulse => pulse.AfterAsync(began, LocalCluster.StartMax))));
            var victim = cluster.Servers[random.Next(cluster.Servers.Length)];
            var orphans = await OrphansAsync(client, pulses, victim);
            var killed = Stopwatch.GetTimestamp();
            victim.Kill();
            kills.Add((victim.Name, [.. await Task.WhenAll(orphans.Select(pulse => pulse.AfterAsync(killed, LocalCluster.StartMax)))]));
            await cluster.ReadyAsync(LocalCluster.StartMax);
        }

        Report(kills);
        if (_form.IsLong) Assert.Contains(cluster.Servers, server => Array.Exists(server.Lines(), line => line.Contains("The rehearsal took", StringComparison.Ordinal)));
        var waits = kills.SelectMany(kill => kill.Waits).Order().ToList();
        Assert.NotEmpty(waits);
        var usual = Quantile([.. quiet.Order()], 0.5);
        Say($"Without a kill the next receipt comes after {usual.TotalMilliseconds:F0} ms at the median.");
        var max = _form.IsLong ? KilledMax : KilledOnBusyMachineMax + (QuietReceipts * usual);
        Assert.True(Quantile(waits, 0.99) <= max, $"p99 is {Quantile(waits, 0.99).TotalMilliseconds:F0} ms.\n{cluster.Tails()}");
    }

    [Fact]
    public async Task After_the_death_of_all_servers_a_start_under_other_ports_takes_commands_soon()
    {
        var cluster = running.Cluster;
        var tables = await Task.WhenAll(Enumerable.Range(0, Tables).Select(_ => PlayedTable.CreateAsync(cluster.Addresses, players: 0, spectators: 0)));
        await Task.WhenAll(cluster.Servers.Select(server => server.KillForGoodAsync()));
        var dead = Stopwatch.GetTimestamp();
        foreach (var server in cluster.Servers)
        {
            server.TakePorts();
            server.Start();
        }

        await Task.WhenAll(tables.Select(async table =>
        {
            await using var owner = await table.ConnectAsync(cluster.Addresses, table.Owner);
            await PlayedTable.DoneAsync(owner, new DescribeCampaign("They are back."));
        })).WaitAsync(LocalCluster.StartMax);
        var outage = Stopwatch.GetElapsedTime(dead);
        Say($"All servers dead and started under other ports: {Tables} campaigns take commands again after {outage.TotalMilliseconds:F0} ms.");
        await cluster.ReadyAsync(LocalCluster.StartMax);
        Assert.True(outage <= (_form.IsLong ? AllDeadMax : AllDeadOnBusyMachineMax), $"{outage}\n{cluster.Tails()}");
    }

    private static async Task<Pulses> PulsesAsync(LocalCluster cluster)
    {
        var tables = await Task.WhenAll(Enumerable.Range(0, Tables).Select(_ => PlayedTable.CreateAsync(cluster.Addresses, players: 0, spectators: 0)));
        return new Pulses([.. await Task.WhenAll(tables.Select(table => Pulse.StartAsync(table, cluster.Addresses)))]);
    }

    /// <summary>At least one receipt of each campaign, and receipts for so long.</summary>
    private static async Task BeatForAsync(Pulses pulses, TimeSpan least)
    {
        var began = Stopwatch.GetTimestamp();
        do await Task.WhenAll(pulses.All.Select(pulse => pulse.BeatAsync(LocalCluster.StartMax)));
        while (Stopwatch.GetElapsedTime(began) < least);
    }

    /// <summary>Those whose campaign has its order from this server now.</summary>
    private static async Task<ImmutableArray<Pulse>> OrphansAsync(ClusterClient client, Pulses pulses, ServerProcess victim)
    {
        var homes = await Task.WhenAll(pulses.All.Select(async pulse => (Pulse: pulse, Home: await client.HomeOfAsync(pulse.Table.Campaign))));
        return [.. homes.Where(home => home.Home?.Endpoint.Port == victim.SiloPort).Select(home => home.Pulse)];
    }

    private void Report(List<(string Victim, ImmutableArray<TimeSpan> Waits)> kills)
    {
        var text = new StringBuilder($"seed {_form.Seed}; from kill -9 to the next receipt of each campaign of the dead server, retries of the SDK included, ms\n");
        text.AppendLine(" kill  server     campaigns    p50    max");
        for (var n = 0; n < kills.Count; n++)
        {
            var waits = kills[n].Waits.Order().ToList();
            if (waits.Count == 0) text.AppendLine(CultureInfo.InvariantCulture, $" {n + 1,4}  {kills[n].Victim,-10}         0      -      -");
            else text.AppendLine(CultureInfo.InvariantCulture, $" {n + 1,4}  {kills[n].Victim,-10} {waits.Count,9} {Quantile(waits, 0.5).TotalMilliseconds,6:F0} {waits[^1].TotalMilliseconds,6:F0}");
        }

        var all = kills.SelectMany(kill => kill.Waits).Order().ToList();
        if (all.Count > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"  all             {all.Count,9} {Quantile(all, 0.5).TotalMilliseconds,6:F0} {all[^1].TotalMilliseconds,6:F0}   p99 {Quantile(all, 0.99).TotalMilliseconds:F0}");
        Say(text.ToString());
    }

    private static TimeSpan Quantile(List<TimeSpan> sorted, double share) => sorted[(int)Math.Ceiling(sorted.Count * share) - 1];

    private void Say(string text)
    {
        output.WriteLine(text);
        if (_form.IsLong) Console.WriteLine(text);
    }
}
