using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Consistency;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// Proves that a file is a whole campaign: numbering and chain of hashes up to the manifest's hash, and every event folded with all that a verification looks at. In the memory
/// of one replica, whatever the length of the file.
/// </summary>
internal static class ImportProof
{
    /// <summary>Events between two reports.</summary>
    private const int StepRows = 256;

    /// <param name="reader">Behind the manifest.</param>
    /// <param name="manifest">What the file says that it is.</param>
    /// <param name="report">Told how far it is, 0 to 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Exactly one of the two.</returns>
    public static async Task<(ImportMark? Proved, Refusal? Wrong)> OfAsync(ImportReader reader, ExportManifest manifest, Action<double> report, CancellationToken cancellationToken)
    {
        var findings = new FindingList(manifest.Campaign);
        var fold = new CampaignFold(manifest.Campaign, findings);
        while (findings.Count == 0 && await reader.NextAsync(cancellationToken) is { } row)
        {
            if (fold.Sequence == manifest.Sequence) return (null, ImportRefusals.Malformed(reader.Line));
            fold.Add(row);
            if (row.Sequence % StepRows != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            report((double)fold.Sequence / manifest.Sequence);
        }

        if (findings.Count == 0 && reader.Wrong is null) fold.CheckWhole();
        if (findings.Count > 0) return (null, RefusalOf(findings.All[0]));
        if (reader.Wrong is { } wrong) return (null, wrong);
        if (fold.Sequence < manifest.Sequence) return (null, ImportRefusals.ChainBroken(fold.Sequence + 1));
        return Convert.ToHexStringLower(fold.Hash.Span).Equals(manifest.Hash, StringComparison.OrdinalIgnoreCase)
            ? (new ImportMark(manifest, StateJson.HashOf(fold.Moment.World)), null)
            : (null, ImportRefusals.ChainBroken(fold.Sequence));
    }

    private static Refusal RefusalOf(Finding finding) => finding.Code switch
    {
        FindingCodes.ChainBroken or FindingCodes.RowMissing => ImportRefusals.ChainBroken(finding.Sequence),
        FindingCodes.EventUnknown => ImportRefusals.UnknownEvent(finding.Sequence),
        _ => ImportRefusals.RulesBroken(finding.Code, finding.Sequence),
    };
}
