using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Grains.Handlers;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Jobs;

/// <summary>
/// One silo's claim of one job: tries it, gives signs of life, and ends it. All that it stores bears the number of its attempt, so it stores nothing more once another silo
/// claimed the job. When it could give no sign of life for as long as its lease it ends itself.
/// </summary>
internal sealed class JobAttempt : IDisposable
{
    private static readonly TimeSpan NewsPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Between tries that do not count, and between tries to store an end.</summary>
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(1);

    private readonly JobRow _row;
    private readonly IJob _job;
    private readonly JobShell _shell;
    private readonly CancellationTokenSource _cancelled = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Lock _gate = new();
    private DateTimeOffset _leaseUntil;
    private DateTimeOffset _toldAt;
    private double _progress;
    private double _furthest;
    private string _stage;
    private int _tries;
    private bool _isOver;
    private bool _hasToldEnd;

    public JobAttempt(JobRow row, IJob job, JobShell shell)
    {
        (_row, _job, _shell) = (row, job, shell);
        (_progress, _furthest, _stage, _tries, Checkpoint, _leaseUntil) = (row.Progress, row.Progress, row.Stage, row.Tries, row.Checkpoint, row.LeaseUntil ?? shell.Now);
    }

    public JobId Id => new(_row.Id);

    public byte[]? Checkpoint { get; private set; }

    /// <summary>Somebody cancelled the job.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            if (!_isOver) _ = _cancelled.CancelAsync(); // what follows runs elsewhere, not under the gate
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        if (_row.CancelAsked) await _cancelled.CancelAsync();
        using var running = CancellationTokenSource.CreateLinkedTokenSource(_cancelled.Token, _lost.Token, stopping);
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(ended.Token);
        try
        {
            Tell(Now(StoredJobState.Running));
            if (await EndOfAsync(running.Token) is { } end) await FinishAsync(end, stopping);
            else if (!_lost.IsCancellationRequested) await ReleaseAsync();
            if (_lost.IsCancellationRequested) await TidyAsync();
        }
        finally
        {
            await ended.CancelAsync();
            await beating;
        }
    }

    public void Report(double progress, string stage)
    {
        lock (_gate)
        {
            _progress = double.IsNaN(progress) ? 0 : Math.Clamp(progress, 0, 1);
            _stage = stage.Length <= JobLimits.StageLengthMax ? stage : stage[..JobLimits.StageLengthMax];
            if (_shell.Now - _toldAt < NewsPause) return;
            _toldAt = _shell.Now;
        }

        Tell(Now(StoredJobState.Running));
    }

    public async Task CheckpointAsync(byte[] checkpoint, double progress, string stage, CancellationToken cancellationToken)
    {
        if (checkpoint.Length > JobLimits.CheckpointBytesMax) throw new ArgumentException($"A checkpoint has at most {JobLimits.CheckpointBytesMax} bytes.", nameof(checkpoint));
        Report(progress, stage);
        if (progress > _furthest) (_furthest, _tries, _silentSince) = (progress, 0, null); // a checkpoint that gets no further does not make the bound void
        await KeepAsync(checkpoint, cancellationToken);
        Checkpoint = checkpoint;
        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        lock (_gate) _isOver = true;
        _cancelled.Dispose();
        _lost.Dispose();
    }

    /// <returns>Null when the job is not over: the silo stops, or another has it.</returns>
    private async Task<JobEnd?> EndOfAsync(CancellationToken running)
    {
        while (true)
        {
            if (_cancelled.IsCancellationRequested) return EndAs(StoredJobState.Cancelled);
            if (running.IsCancellationRequested) return null;
            if (_tries >= _job.Policy.TriesMax) return Failed("job.abandoned", $"The servers that ran the job ended {_tries} times before it got any further.");
            try
            {
                return EndOf(await _job.RunAsync(new JobRun(_row, this), running));
            }
            catch (Exception cause)
            {
                if (running.IsCancellationRequested) continue; // whatever the try ended with
                if (HasGivenUp(cause)) return Failed("job.failed", $"The job failed {_tries} times; the server's log says why under its id.");
                await Task.Delay(PauseAfter(cause), _shell.Clock, running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>For so long a grain or silo that gives no answer is no fault of the job's.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromMinutes(10);

    private DateTimeOffset? _silentSince;

    private bool HasGivenUp(Exception cause)
    {
        if (Recovery.IsOfStore(cause) || cause is JournalBusyException) return false;
        if (Recovery.IsOutage(cause) && (_shell.Now - (_silentSince ??= _shell.Now)) < SilenceMax) return false;
        _tries++;
        var isOver = _tries >= _job.Policy.TriesMax;
        if (isOver) _shell.Logger.JobGivenUp(cause, _job.Name, Id, _tries);
        else _shell.Logger.JobTryFailed(cause, _job.Name, Id, _tries);
        return isOver;
    }

    /// <summary>Half of each pause is random.</summary>
    private TimeSpan PauseAfter(Exception cause)
    {
        var longest = Recovery.IsOutage(cause) ? OutagePause.TotalSeconds : Math.Min(_job.Policy.PauseMax.TotalSeconds, _job.Policy.PauseFirst.TotalSeconds * Math.Pow(2, Math.Max(0, _tries - 1)));
        return TimeSpan.FromSeconds(longest * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    private JobEnd EndOf(JobOutcome outcome)
    {
        if (outcome.Refusal is { } refusal) return Failed(refusal.Code, refusal.Message);
        var result = JsonSerializer.SerializeToUtf8Bytes(outcome.Value, WireJson.Options);
        return result.Length <= JobLimits.ResultBytesMax
            ? EndAs(StoredJobState.Succeeded) with { ResultJson = result, File = outcome.File }
            : throw new InvalidOperationException($"A result has at most {JobLimits.ResultBytesMax} bytes.");
    }

    private JobEnd Failed(string code, string message) => EndAs(StoredJobState.Failed) with { ErrorCode = code, Error = message };

    private JobEnd EndAs(StoredJobState state) => new(_row.Id, _row.Attempt, state, _shell.Now, _shell.Now + _job.Policy.KeptFor);

    /// <summary>Tries until it is stored, another silo has the job, or this one stops: then a successor does the rest again.</summary>
    private async Task FinishAsync(JobEnd end, CancellationToken stopping)
    {
        while (!_lost.IsCancellationRequested)
        {
            try
            {
                if (!await _shell.Store.FinishAsync(end, CancellationToken.None)) return;
                _shell.Metrics.Finished(_job.Name, end.State);
                _shell.Files.DropAll(Id, but: end.File);
                Tell(Now(end.State) with { FinishedAt = end.FinishedAt });
                return;
            }
            catch (Exception away) when (away is JournalUnavailableException or JournalBusyException)
            {
                if (stopping.IsCancellationRequested) return;
                await Task.Delay(OutagePause, _shell.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            if (await _shell.Store.ReleaseAsync(_row.Id, _row.Attempt, CancellationToken.None)) Tell(Now(StoredJobState.Waiting));
        }
        catch (Exception away) when (away is JournalUnavailableException or JournalBusyException)
        {
            _shell.Logger.JobNotKept(away, _job.Name, Id); // it is found when its lease is over
        }
    }

    /// <summary>The attempt is over. Once another has finished the job nobody needs what this one wrote; before, a successor may still read it, and removes it at the end.</summary>
    private async Task TidyAsync()
    {
        try
        {
            if (await _shell.Store.FindAsync(_row.Id, CancellationToken.None) is { } now && (!now.IsFinished || now.Attempt == _row.Attempt)) return;
            _shell.Files.DropAttempt(Id, _row.Attempt);
        }
        catch (JournalUnavailableException away)
        {
            _shell.Logger.JobNotKept(away, _job.Name, Id); // the file goes when it is old
        }
    }

    private async Task BeatAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(_shell.Limits.Beat, _shell.Clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested || _lost.IsCancellationRequested) return;
            try
            {
                await KeepAsync(checkpoint: null, CancellationToken.None);
                if (!_lost.IsCancellationRequested) Tell(Now(StoredJobState.Running)); // what was left out between, or dropped on the way
            }
            catch (Exception away) when (away is JournalUnavailableException or JournalBusyException)
            {
                _shell.Logger.JobNotKept(away, _job.Name, Id);
                if (_shell.Now >= _leaseUntil) await _lost.CancelAsync();
            }
        }
    }

    private async Task KeepAsync(byte[]? checkpoint, CancellationToken cancellationToken)
    {
        var until = _shell.Now + _shell.Limits.Lease;
        JobNote note;
        lock (_gate) note = new JobNote(_row.Id, _row.Attempt, until, _progress, _stage, _tries, checkpoint);
        var wish = await _shell.Store.KeepAsync(note, cancellationToken);
        _leaseUntil = until;
        if (wish is null) await _lost.CancelAsync();
        else if (wish is true) await _cancelled.CancelAsync();
    }

    private JobRow Now(StoredJobState state)
    {
        lock (_gate) return _row with { State = state, Progress = state is StoredJobState.Succeeded ? 1 : _progress, Stage = _stage };
    }

    /// <summary>Nothing is told behind what the attempt ended with.</summary>
    private void Tell(JobRow row)
    {
        lock (_gate)
        {
            if (_hasToldEnd) return;
            _hasToldEnd = row.State != StoredJobState.Running;
            _shell.News.Tell(row);
        }
    }
}
