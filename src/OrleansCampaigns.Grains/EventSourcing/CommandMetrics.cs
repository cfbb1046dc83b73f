using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Figures of the command's way. Labels are kinds and codes, never ids of campaigns or users.</summary>
public sealed class CommandMetrics : IDisposable
{
    public const string MeterName = "OrleansCampaigns.Commands";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _reloads;

    public CommandMetrics()
    {
        _duration = _meter.CreateHistogram<double>("campaigns.command.duration", "s", "From the gateway to the certain answer.", tags: null, Journal.DurationBuckets.Seconds);
        _refusals = _meter.CreateCounter<long>("campaigns.command.refusals", "{refusal}", "Commands refused, by code.");
        _reloads = _meter.CreateCounter<long>("campaigns.entity.reloads", "{reload}", "Entities that gave up their state and went back to the journal.");
    }

    public void Answered(Command command, TimeSpan duration, Refusal? refusal)
    {
        var kind = new KeyValuePair<string, object?>("command", WireJson.WireNameOf(command.GetType()));
        _duration.Record(duration.TotalSeconds, kind, new("outcome", refusal is null ? "committed" : "refused"));
        if (refusal is not null) _refusals.Add(1, kind, new("code", refusal.Code));
    }

    public void Reloaded(EntityKind kind, UndecidedReason reason) =>
        _reloads.Add(1, new TagList { { "entity", kind.ToString() }, { "reason", reason.ToString() } });

    public void Dispose() => _meter.Dispose();
}
