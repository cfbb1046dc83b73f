using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>
/// One verification of one campaign. Folds the journal up to where its head was when it began, and on from there to whatever sequence a replica or live entity has come to
/// meanwhile: each is held against the fold at exactly its own sequence, so a campaign that is played while it is verified gives no false alarm. What a server of another build
/// of the rules has is not compared, as its snapshots are not: it need not fold alike.
/// Memory is that of one replica and one page of rows, whatever the length of the journal.
/// </summary>
/// <param name="parts">What it works with.</param>
/// <param name="live">The cluster; null: no server runs, so what servers have in memory is not compared.</param>
/// <param name="pace">How fast it reads.</param>
public sealed class CampaignVerification(VerificationParts parts, LiveCampaign? live, IScrubPace pace)
{
    /// <summary>Rows between two steps.</summary>
    private const int StepRows = RowReader.PageRows;

    /// <summary>Each step is progress; the last one is the result, which is stored by then. Abandoning it before stores nothing.</summary>
    /// <param name="campaign">Which.</param>
    /// <param name="repair">Whether what the journal proves is brought back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JournalUnavailableException">The database is away.</exception>
    public async IAsyncEnumerable<VerificationStep> RunAsync(CampaignId campaign, bool repair, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var began = parts.Clock.GetUtcNow();
        var run = new VerificationRun(campaign, parts, live, pace);
        await run.BeginAsync(cancellationToken);
        while (run.Sequence < run.Target && await run.FoldAsync(StepRows, run.Target, cancellationToken)) yield return run.Step();
        await run.JudgeHeadAsync(cancellationToken);
        yield return run.Step();
        await run.JudgeAheadAsync(cancellationToken);
        yield return run.Step();
        if (run.IsProof)
        {
            await foreach (var _ in run.CompareLiveAsync(cancellationToken)) yield return run.Step();
        }

        if (repair && run.IsProof) await run.Findings.RepairAsync(cancellationToken);
        await StoreAsync(campaign, run.Findings.All, began, cancellationToken);
        yield return run.Step() with { IsDone = true };
    }

    private async Task StoreAsync(CampaignId campaign, ImmutableArray<Finding> found, DateTimeOffset began, CancellationToken cancellationToken)
    {
        foreach (var finding in found)
        {
            var now = parts.Clock.GetUtcNow();
            var stored = new StoredFinding(
                campaign.Value, finding.Code, finding.Sequence, (short)(finding.Entity?.Kind ?? 0), finding.Entity?.Id ?? Guid.Empty, finding.Expected, finding.Found, now, now, 1, null);
            await parts.Findings.SaveAsync(stored, cancellationToken);
            if (finding.Repaired) await parts.Findings.RepairedAsync(stored, now, cancellationToken);
        }

        await parts.Findings.CloseOlderAsync(campaign.Value, began, parts.Clock.GetUtcNow(), cancellationToken);
    }
}
