using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>Figures of verifications on this silo. No label is the id of a campaign; what was found where is in the findings.</summary>
public sealed class ScrubMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Scrub";

    private static readonly Dictionary<string, long> NoneOpen = [];

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _rows;
    private readonly Counter<long> _campaigns;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _failures;

    /// <summary>Set on the silo that has the walk; null elsewhere.</summary>
    private volatile Walk? _walk;

    public ScrubMetrics(TimeProvider clock)
    {
        _rows = _meter.CreateCounter<long>("campaigns.scrub.rows", "{row}", "Journal rows that verifications read.");
        _campaigns = _meter.CreateCounter<long>("campaigns.scrub.campaigns", "{campaign}", "Campaigns that were verified.");
        _findings = _meter.CreateCounter<long>("campaigns.scrub.findings", "{finding}", "Findings, each time they are found, by code and whether they were repaired.");
        _failures = _meter.CreateCounter<long>("campaigns.scrub.failures", "{campaign}", "Campaigns that a walk left out because their silo or journal was away.");
        _meter.CreateObservableGauge("campaigns.scrub.oldest.age", () => _walk is { } walk ? [new((clock.GetUtcNow() - walk.Oldest).TotalSeconds)] : Array.Empty<Measurement<double>>(), "s", "Since the newest moment before which every campaign was verified; only on the silo that has the walk.");
        _meter.CreateObservableGauge("campaigns.scrub.findings.open", () => (_walk?.Open ?? NoneOpen).Select(code => new Measurement<long>(code.Value, new KeyValuePair<string, object?>("code", code.Key))), "{finding}", "Findings that are not repaired, by code; only on the silo that has the walk.");
    }

    public void RowsRead(long rows) => _rows.Add(rows);

    public void Failed() => _failures.Add(1);

    public void Verified(IReadOnlyList<Finding> findings)
    {
        _campaigns.Add(1);
        foreach (var finding in findings) _findings.Add(1, new("code", finding.Code), new("repaired", finding.Repaired));
    }

    /// <summary>This silo has the walk.</summary>
    internal void Walking(DateTimeOffset oldest, IReadOnlyDictionary<string, long> open) => _walk = new Walk(oldest, open);

    /// <summary>It has it no more.</summary>
    internal void WalkWent() => _walk = null;

    public void Dispose() => _meter.Dispose();

    private sealed record Walk(DateTimeOffset Oldest, IReadOnlyDictionary<string, long> Open);
}
