using System.Collections.Immutable;
using System.Diagnostics;

namespace OrleansCampaigns.Journal;

/// <summary>
/// One per silo. Turns everything that waits into few commits: each lane is one loop that hands all it finds to one <see cref="IJournalStore.AppendAsync"/>, at once when idle
/// (a lone append waits for no timer). Safe for concurrent use; appends of one campaign commit in the order in which they were handed in.
/// </summary>
/// <remarks>
/// Metrics and spans are named <see cref="TelemetryName"/>. Disposing commits what waits; what comes later gets <see cref="JournalUnavailableException"/>.
/// The store stays the caller's.
/// </remarks>
public sealed class JournalWriter : IAsyncDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string TelemetryName = "OrleansCampaigns.Journal";

    /// <summary>The span of a commit, in the trace of one of its commands; the statement is below it.</summary>
    public const string CommitSpan = "journal commit";

    /// <summary>In the trace of each further command of a batch, with a link to its <see cref="CommitSpan"/>.</summary>
    public const string SharedCommitSpan = "journal commit shared";

    private readonly JournalTelemetry _telemetry = new();
    private readonly ImmutableArray<JournalLane> _lanes;

    /// <param name="store">Where batches go.</param>
    /// <param name="lanes">1 to 16 batches under way at once; the stores name what pays (<c>LanesBest</c>). A campaign always has the same lane.</param>
    public JournalWriter(IJournalStore store, int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lanes, 16);
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new JournalLane(store, _telemetry))];
        _telemetry.Observe(() => Waiting);
    }

    /// <summary>
    /// Commits rows that follow each other. A campaign may hand in the next append before the last one is answered; when one fails, those
    /// behind it lose their fence.
    /// </summary>
    /// <exception cref="JournalBusyException">The lane is full; thrown at once.</exception>
    /// <exception cref="JournalUnavailableException">Nothing was written.</exception>
    /// <exception cref="JournalOutcomeUnknownException">Only the journal knows.</exception>
    /// <exception cref="ArgumentException">The rows do not follow each other or exceed a limit: a bug of the caller.</exception>
    public ValueTask<AppendOutcome> AppendAsync(JournalAppend append)
    {
        AppendRules.Check(append);
        var waiting = new WaitingAppend(append, Activity.Current?.Context);
        LaneOf(append.CampaignId).Add(waiting);
        return new ValueTask<AppendOutcome>(waiting.Outcome);
    }

    /// <summary>Whether the campaign's lane is so full that an append now would hear <see cref="JournalBusyException"/>: ask before deciding what would then be thrown away.</summary>
    public bool IsFull(Guid campaignId) => LaneOf(campaignId).Waiting >= JournalLimits.WaitingAppendsMax;

    /// <summary>Appends that wait for their batch: whoever has time gives way to them.</summary>
    public int Waiting => _lanes.Sum(lane => lane.Waiting);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) lane.Close();
        foreach (var lane in _lanes) await lane.Drained;
        _telemetry.Dispose();
    }

    private JournalLane LaneOf(Guid campaignId) => _lanes[(int)((uint)campaignId.GetHashCode() % (uint)_lanes.Length)];
}
