
namespace OrleansCampaigns.Server.Cluster;

/// <summary>
/// Before this silo joins, declares dead the rows of processes that are proved gone. After the death of a whole cluster its rows still look alive, and a
/// start under other ports would wait 107 s for them.
/// </summary>
public sealed class DeadRows(IMembershipTable table, TimeProvider clock, ILogger<DeadRows> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Tries when other silos change the table meanwhile; what is left then is left to the watch.</summary>
    public const int TriesMax = 20;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(DeadRows), ServiceLifecycleStage.RuntimeInitialize - 1, BuryAsync);

    private async Task BuryAsync(CancellationToken cancellationToken)
    {
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, cancellationToken);
        var buried = 0;
        for (var attempt = 0; attempt < TriesMax; attempt++)
        {
            var rows = await table.ReadAllAsync(cancellationToken);
            var gone = await GoneAsync(rows, cancellationToken);
            if (gone.Count == 0) break;

            // Each write turns the table's version: one row for each reading.
            var (entry, etag) = gone[0];
            entry.Status = SiloStatus.Dead;
            if (await table.UpdateRowAsync(entry, etag, rows.Version.Next(), cancellationToken)) buried++;
        }

        if (buried > 0) logger.DeadRowsBuried(buried);
    }

    private async Task<List<(MembershipEntry Entry, string ETag)>> GoneAsync(MembershipTableData rows, CancellationToken cancellationToken)
    {
        var alive = rows.Members.Where(row => row.Item1.Status != SiloStatus.Dead).ToList();
        var looks = await Task.WhenAll(alive.Select(row => SiloProbe.IsGoneAsync(row.Item1.SiloAddress.Endpoint, clock, cancellationToken)));
        return [.. alive.Where((_, i) => looks[i]).Select(row => (row.Item1, row.Item2))];
    }
}
