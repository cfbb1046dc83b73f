using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrleansCampaigns.Journal;

/// <summary>The figures and spans of one writer. Never a campaign's id: ids as labels grow without bound.</summary>
internal sealed class JournalTelemetry : IDisposable
{
    private static readonly ActivitySource Spans = new(JournalWriter.TelemetryName);

    private static readonly InstrumentAdvice<int> RowBuckets = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] };
    private static readonly InstrumentAdvice<int> ByteBuckets = new() { HistogramBucketBoundaries = [256, 1_024, 4_096, 16_384, 65_536, 262_144] };

    private readonly Meter _meter = new(JournalWriter.TelemetryName);
    private readonly Histogram<int> _rows;
    private readonly Histogram<int> _bytes;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _fencesLost;
    private readonly Counter<long> _duplicates;

    public JournalTelemetry()
    {
        _rows = _meter.CreateHistogram<int>("journal.batch.rows", "{row}", "Rows of one commit", tags: null, RowBuckets);
        _bytes = _meter.CreateHistogram<int>("journal.batch.size", "By", "Payload bytes of one commit", tags: null, ByteBuckets);
        _duration = _meter.CreateHistogram<double>("journal.commit.duration", "s", "Time from handing a batch to the store to its answer", tags: null, DurationBuckets.Seconds);
        _fencesLost = _meter.CreateCounter<long>("journal.fences.lost", "{append}", "Campaigns of a batch that somebody else wrote to or took over");
        _duplicates = _meter.CreateCounter<long>("journal.commands.duplicate", "{append}", "Campaigns of a batch with a command that was in the journal");
    }

    public void Observe(Func<int> waiting) =>
        _meter.CreateObservableUpDownCounter("journal.appends.waiting", waiting, "{append}", "Appends that wait for their batch");

    public CommitSpan Commit(JournalBatch batch) => new(this, batch);

    public void Dispose() => _meter.Dispose();

    internal sealed class CommitSpan : IDisposable
    {
        private readonly JournalTelemetry _telemetry;
        private readonly Activity? _span;
        private readonly DateTimeOffset _beganAt = DateTimeOffset.UtcNow;
        private readonly List<ActivityContext> _callers = [];
        private readonly long _began = Stopwatch.GetTimestamp();
        private string _outcome = "committed";

        public CommitSpan(JournalTelemetry telemetry, JournalBatch batch)
        {
            _telemetry = telemetry;
            _telemetry._rows.Record(batch.Rows);
            _telemetry._bytes.Record(batch.Bytes);
            if (!Spans.HasListeners()) return;
            _callers.AddRange(batch.Runs.SelectMany(run => run.Members).Where(member => member.Caller is not null).Select(member => member.Caller!.Value));
            _callers.Sort((left, right) => right.TraceFlags.CompareTo(left.TraceFlags));
            _span = Spans.StartActivity(JournalWriter.CommitSpan, ActivityKind.Client, _callers.FirstOrDefault(), links: _callers.Skip(1).Select(caller => new ActivityLink(caller)));
            _span?.SetTag("journal.batch.rows", batch.Rows);
        }

        public void Ended(IReadOnlyList<AppendOutcome> outcomes)
        {
            var lost = outcomes.Count(outcome => outcome == AppendOutcome.FenceLost);
            var duplicates = outcomes.Count(outcome => outcome == AppendOutcome.DuplicateCommand);
            if (lost > 0) _telemetry._fencesLost.Add(lost);
            if (duplicates > 0) _telemetry._duplicates.Add(duplicates);
        }

        public void Failed(Exception exception)
        {
            _outcome = exception is JournalOutcomeUnknownException ? "unknown" : "failed";
            _span?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
        }

        /// <summary>The commit is one span in one trace; the other commands of the batch each have one of their own that leads to it.</summary>
        private void ShowIn(ActivityContext caller, Activity commit)
        {
            using var shown = Spans.StartActivity(JournalWriter.SharedCommitSpan, ActivityKind.Internal, caller, links: [new ActivityLink(commit.Context)], startTime: _beganAt);
        }

        public void Dispose()
        {
            _telemetry._duration.Record(Stopwatch.GetElapsedTime(_began).TotalSeconds, new KeyValuePair<string, object?>("outcome", _outcome));
            if (_span is null) return;
            _span.Dispose();
            foreach (var caller in _callers.Skip(1)) ShowIn(caller, _span);
        }
    }
}
