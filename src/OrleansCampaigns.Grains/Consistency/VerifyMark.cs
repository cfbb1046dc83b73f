using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>How far a verification of many campaigns has come: where a successor goes on.</summary>
/// <param name="After">The last campaign that is done, with all before it.</param>
/// <param name="Of">How many there were when it began.</param>
/// <param name="Sum">What came of those that are done.</param>
public sealed record VerifyMark(CampaignId After, long Of, VerifyResult Sum)
{
    /// <summary>0 to 1.</summary>
    public double Progress => Part(Done);

    private long Done => Sum.Campaigns + Sum.LeftOut;

    public static VerifyMark Begin(long campaigns) => new(default, campaigns, new VerifyResult(0, 0, 0, 0, ComparedLive: true, 0, 0, [], LeftOut: 0));

    public VerifyMark With(CampaignId campaign, VerifyReport report) => this with
    {
        After = campaign,
        Sum = new VerifyResult(
            Sum.Campaigns + report.Campaigns,
            Sum.Rows + report.Rows,
            Sum.Snapshots + report.Snapshots,
            Sum.Live + report.Live,
            Sum.ComparedLive && report.ComparedLive,
            Sum.Findings + report.Findings.Length + report.Untold,
            Sum.Open + report.Findings.Count(finding => !finding.Repaired) + report.Untold,
            [.. Sum.First.Concat(report.Findings).Take(VerifyJob.FindingsMax)],
            Sum.LeftOut),
    };

    public VerifyMark Without(CampaignId campaign) => this with { After = campaign, Sum = Sum with { LeftOut = Sum.LeftOut + 1 } };

    /// <summary>The same in the middle of a campaign.</summary>
    public double ProgressIn(VerifyProgress step) => Part(Done + (step.Of == 0 ? 0 : (double)step.Sequence / step.Of));

    private double Part(double done) => Of == 0 ? 0 : Math.Min(1, done / Of);
}

/// <summary>What came of a verification.</summary>
/// <param name="Campaigns">Verified.</param>
/// <param name="Rows">Read, those looked at twice twice.</param>
/// <param name="Snapshots">Stored states looked at.</param>
/// <param name="Live">Live entities and replicas compared.</param>
/// <param name="ComparedLive">Whether what servers have in memory was compared.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Open">Of them not repaired.</param>
/// <param name="First">At most <see cref="VerifyJob.FindingsMax"/> of them; all are among the operators' findings.</param>
/// <param name="LeftOut">Campaigns that could not be verified.</param>
public sealed record VerifyResult(long Campaigns, long Rows, long Snapshots, long Live, bool ComparedLive, long Findings, long Open, ImmutableArray<Finding> First, long LeftOut);
