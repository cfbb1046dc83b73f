using Npgsql;
using OrleansCampaigns.Journal.Postgres;

namespace OrleansCampaigns.Cluster.Tests;

/// <summary>Ends an evening after whatever was done to its servers, and holds everything that was said against the journal.</summary>
/// <param name="enter">Is told of each phase, so that a failure names it.</param>
internal sealed class Verdict(LocalCluster cluster, Evening evening, Action<string> enter)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(150);

    /// <returns>Events in all journals together.</returns>
    public async Task<int> PassAsync()
    {
        enter("everybody gets a last answer");
        await evening.StopWritingAsync();
        enter("what was refused or never answered is sent again");
        await evening.AskAgainAsync(cluster.Addresses);
        await using var source = NpgsqlDataSource.Create(cluster.Database);
        var store = new PostgresJournalStore(source);
        await using var client = await ClusterClient.ConnectAsync(cluster);
        using var limit = new CancellationTokenSource(Evening.SettleMax);
        var oracles = new List<(PlayedTable Table, Oracle Oracle)>();
        foreach (var table in evening.Tables) oracles.Add((table, await SettledAsync(table, store, limit.Token)));
        foreach (var (table, oracle) in oracles)
        {
            enter($"oracle of campaign {table.Campaign}, {oracle.Journal.Rows.Count} events");
            oracle.CheckChain();
            oracle.CheckReceipts(evening.Writers.Where(writer => writer.Table == table).SelectMany(writer => writer.Sent));
            oracle.CheckEffects();
            await oracle.CheckLiveAsync(client.Grains);
            await oracle.CheckServersAsync(cluster.Addresses, limit.Token);
            foreach (var viewer in evening.Viewers.Where(viewer => viewer.Table == table)) await oracle.CheckViewerAsync(viewer, limit.Token);
        }

        await evening.StopWatchingAsync();
        return oracles.Sum(entry => entry.Oracle.Journal.Rows.Count);
    }

    /// <summary>Effects follow their causes by themselves; the journal is read until the last one is there.</summary>
    private static async Task<Oracle> SettledAsync(PlayedTable table, PostgresJournalStore store, CancellationToken limit)
    {
        while (true)
        {
            var oracle = new Oracle(table, await FoldedJournal.ReadAsync(store, table.Campaign));
            if (oracle.IsSettled() || limit.IsCancellationRequested) return oracle;
            await Task.Delay(LookEvery, CancellationToken.None); // the servers' own work, without a signal to us
        }
    }
}
