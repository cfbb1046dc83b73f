using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>What is to be verified.</summary>
/// <param name="Campaign">Null: all.</param>
/// <param name="Repair">Whether what the journal proves is brought back.</param>
public sealed record VerifyRequest(CampaignId? Campaign = null, bool Repair = false);

/// <summary>How far it has come.</summary>
/// <param name="CampaignsDone">Verified.</param>
/// <param name="Campaign">The one under way.</param>
/// <param name="Sequence">Of it, the last event looked at.</param>
/// <param name="Of">Of it, the last event.</param>
/// <param name="Findings">So far, of all.</param>
public sealed record VerifyProgress(int CampaignsDone, CampaignId Campaign, long Sequence, long Of, int Findings);

/// <summary>What came of it.</summary>
/// <param name="Campaigns">Verified.</param>
/// <param name="Rows">Read.</param>
/// <param name="Snapshots">Stored states looked at.</param>
/// <param name="Live">Live entities and replicas compared.</param>
/// <param name="ComparedLive">False: no server was asked, so what servers have in memory was not compared.</param>
/// <param name="Findings">At most <see cref="VerifyOperation.FindingsMax"/>; all are in the table of findings.</param>
/// <param name="Untold">Findings beyond those.</param>
public sealed record VerifyReport(int Campaigns, long Rows, long Snapshots, long Live, bool ComparedLive, ImmutableArray<Finding> Findings, long Untold);

/// <summary>
/// Verifies one campaign or all, once. Reports progress after each step and ends at the next step when it is cancelled; what was found until then is stored for each campaign
/// that was done.
/// </summary>
public sealed class VerifyOperation(ICampaignVerifier verifier, JournalTables tables)
{
    public const int FindingsMax = 1_000;

    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private int _campaigns;
    private long _rows;
    private long _snapshots;
    private long _live;
    private long _untold;

    /// <exception cref="JournalUnavailableException">The database is away.</exception>
    public async Task<VerifyReport> RunAsync(VerifyRequest request, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        if (request.Campaign is { } one) await VerifyAsync(one, request.Repair, progress, cancellationToken);
        else
        {
            for (var next = await tables.NextCampaignAsync(Guid.Empty, cancellationToken); next is { } id; next = await tables.NextCampaignAsync(id, cancellationToken))
                await VerifyAsync(new CampaignId(id), request.Repair, progress, cancellationToken);
        }

        return new VerifyReport(_campaigns, _rows, _snapshots, _live, verifier.ComparesLive, _findings.ToImmutable(), _untold);
    }

    private async Task VerifyAsync(CampaignId campaign, bool repair, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        await foreach (var step in verifier.RunAsync(campaign, repair, cancellationToken))
        {
            progress?.Report(new VerifyProgress(_campaigns, campaign, step.Sequence, step.Of, _findings.Count + step.Findings.Length));
            if (step.IsDone) Add(step);
        }
    }

    private void Add(VerificationStep result)
    {
        _campaigns++;
        _rows += result.RowsRead;
        _snapshots += result.SnapshotsRead;
        _live += result.LiveCompared;
        var told = Math.Min(result.Findings.Length, FindingsMax - _findings.Count);
        _findings.AddRange(result.Findings.Take(told));
        _untold += result.Untold + result.Findings.Length - told;
    }
}
