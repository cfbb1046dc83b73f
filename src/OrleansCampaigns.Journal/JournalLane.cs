using System.Threading.Channels;

namespace OrleansCampaigns.Journal;

/// <summary>One loop: gather what waits, commit it, tell the callers. At most <see cref="JournalLimits.WaitingAppendsMax"/> appends wait.</summary>
internal sealed class JournalLane
{
    private readonly IJournalStore _store;
    private readonly JournalTelemetry _telemetry;
    private readonly Channel<WaitingAppend> _waiting =
        Channel.CreateBounded<WaitingAppend>(new BoundedChannelOptions(JournalLimits.WaitingAppendsMax) { SingleReader = true });

    private volatile bool _closed;

    public JournalLane(IJournalStore store, JournalTelemetry telemetry)
    {
        _store = store;
        _telemetry = telemetry;
        using (ExecutionContext.SuppressFlow()) Drained = Task.Run(RunAsync);
    }

    /// <summary>Ends after <see cref="Close"/>, when everything that waited has its outcome.</summary>
    public Task Drained { get; }

    public int Waiting => _waiting.Reader.Count;

    public void Add(WaitingAppend append)
    {
        if (_waiting.Writer.TryWrite(append)) return;
        throw _closed
            ? new JournalUnavailableException("The journal is closing; nothing was written.")
            : new JournalBusyException("Too many appends are waiting; nothing was written.");
    }

    public void Close()
    {
        _closed = true;
        _waiting.Writer.TryComplete();
    }

    private async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await CommitAsync(Gather());

            // Behind those who were just answered: what they append next goes with this batch instead of the one after it.
            await Task.Yield();
        }
    }

    private JournalBatch Gather()
    {
        var batch = new JournalBatch();
        while (_waiting.Reader.TryPeek(out var next) && batch.TryAdd(next)) _waiting.Reader.TryRead(out _);
        return batch;
    }

    private async Task CommitAsync(JournalBatch batch)
    {
        using var commit = _telemetry.Commit(batch);
        try
        {
            var outcomes = await _store.AppendAsync([.. batch.Runs.Select(run => run.Merged())]);
            commit.Ended(outcomes);
            var mixed = new List<CampaignRun>();
            for (var i = 0; i < outcomes.Length; i++)
            {
                if (outcomes[i] == AppendOutcome.DuplicateCommand && batch.Runs[i].Members.Count > 1) mixed.Add(batch.Runs[i]);
                else batch.Runs[i].Ended(outcomes[i]);
            }

            foreach (var run in mixed) await CommitOneByOneAsync(run);
        }
        catch (Exception exception)
        {
            commit.Failed(exception);
            foreach (var run in batch.Runs) run.Failed(exception);
        }
    }

    /// <summary>One of the merged appends is a duplicate: those before it commit, it alone is told so, and those behind it were built on it.</summary>
    private async Task CommitOneByOneAsync(CampaignRun run)
    {
        AppendOutcome? stoppedBy = null;
        Exception? failure = null;
        foreach (var member in run.Members)
        {
            if (failure is not null)
            {
                member.Failed(failure);
                continue;
            }

            if (stoppedBy is not null)
            {
                member.Ended(AppendOutcome.FenceLost);
                continue;
            }

            try
            {
                var outcomes = await _store.AppendAsync([member.Append]);
                if (outcomes[0] != AppendOutcome.Committed) stoppedBy = outcomes[0];
                member.Ended(outcomes[0]);
            }
            catch (Exception exception)
            {
                failure = exception;
                member.Failed(exception);
            }
        }
    }
}
