using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Hands the handler what it takes of the journal behind its position. The position is written now and then (<see cref="HandlerKeeper"/>): after a crash some events are handled
/// again, which takes no second effect. What cannot be handled becomes a dead letter; nothing is passed over in silence. Of two activations at once each handles all; the
/// position only moves forward, whoever writes it.
/// </summary>
[GrainType("event-handler"), CampaignPlacement, Reentrant]
internal sealed class HandlerGrain(HandlerShell shell) : Grain, IHandlerGrain, IDisposable
{
    public const int PageRows = 256;

    /// <summary>An operator who has a dead letter tried again gets an answer within this.</summary>
    public static readonly TimeSpan RetryAnswerMax = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<long> _retried = [];
    private readonly Guid _claim = Guid.NewGuid();
    private IEventHandler _handler = null!;
    private Recovery _recovery = null!;
    private HandlerLanes _lanes = null!;
    private HandlerProgress _progress = null!;
    private HandlerEnds _ends = null!;
    private long _headBefore;
    private HashSet<long> _givenUp = [];
    private DateTimeOffset _begin;
    private IGrainTimer? _again;
    private long _known;
    private DateTimeOffset _knownAt;
    private bool _reading;

    private CampaignId Campaign { get; set; }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Campaign = EntityKeys.CampaignOf(this.GetGrainId());
        _handler = shell.Handlers.Find(this.GetPrimaryKey(out _)) ?? throw new InvalidOperationException("This build has no such event handler.");
        _recovery = shell.RecoveryOf(_handler);
        await StoreFailures.TranslateAsync(() => LoadAsync(cancellationToken));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await shell.Store.ClaimAsync(_handler.Name, Campaign.Value, _claim, cancellationToken);
        var before = await PositionAsync(cancellationToken);
        _begin = await shell.BeginOfAsync(_handler, cancellationToken);
        _givenUp = await GivenUpEvents.ReadAsync(shell.Store, _handler.Name, Campaign.Value, before, cancellationToken);
        _ends = new HandlerEnds(shell.Store, _handler.Name, Campaign, _claim);
        await _ends.LoadAsync(before, cancellationToken);
        _headBefore = (await shell.Journal.ReadHeadsAsync([Campaign.Value], cancellationToken)) is [{ } head] ? head.Sequence : 0;
        var position = await PositionAsync(cancellationToken); // last: who moves it meanwhile removes what it passes
        _known = position;
        _lanes = new HandlerLanes(position, Report);
        _progress = new HandlerProgress(_handler.Name, Campaign, position, shell.Clock);
        shell.Here.Came(_progress);
    }

    private Task<long> PositionAsync(CancellationToken cancellationToken) => shell.Store.ReadPositionAsync(_handler.Name, Campaign.Value, cancellationToken);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_progress is null) return;
        shell.Here.Went(_progress);
        if (_progress.Mark.Sequence > _progress.Written) await RememberAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    public Task<long> HandledAsync() => Task.FromResult(_lanes.Handled);

    public Task ReloadAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ContinueAsync(long sequence)
    {
        Know(sequence);
        ReadOn();
        return Task.CompletedTask;
    }

    public Task OfferAsync(HandlerBatch batch)
    {
        if (batch.Through <= _lanes.Read) return Task.CompletedTask;
        Know(batch.Through);
        if (_reading || batch.After > _lanes.Read || _lanes.Room == 0 || batch.Events.Length > _lanes.Room)
        {
            ReadOn();
            return Task.CompletedTask;
        }

        foreach (var stored in batch.Events)
            if (stored.Sequence > _lanes.Read) Take(stored);
        _lanes.Pass(batch.Through);
        Report();
        return Task.CompletedTask;
    }

    public Task<DeadLetterRetry> RetryAsync(long sequence) => StoreFailures.TranslateAsync(async () =>
    {
        if (await shell.Store.FindDeadAsync(_handler.Name, Campaign.Value, sequence, CancellationToken.None) is not { } dead) return new DeadLetterRetry(RetryOutcome.Unknown);
        if (await shell.Journal.ReadAsync(Campaign.Value, sequence - 1, 1, CancellationToken.None) is not [{ } row] || row.Sequence != sequence)
            return new DeadLetterRetry(RetryOutcome.Failed, "The event is not in the journal.");
        if (!_retried.Add(sequence)) return new DeadLetterRetry(RetryOutcome.UnderWay);
        var retry = new TaskCompletionSource<DeadLetterRetry>(TaskCreationOptions.RunContinuationsAsynchronously);
        _lanes.RunAsync(new EntityRef((EntityKind)row.EntityKind, row.EntityId), () => RetryAsync(dead, StreamEvents.Of(row), retry)).Ignore();
        var late = Task.Delay(RetryAnswerMax, shell.Clock, _stopping.Token);
        return await Task.WhenAny(retry.Task, late) == retry.Task ? await retry.Task : new DeadLetterRetry(RetryOutcome.UnderWay);
    });

    /// <summary>Never throws: the entity's next events wait for it.</summary>
    private async Task RetryAsync(DeadLetter dead, CampaignStreamEvent stored, TaskCompletionSource<DeadLetterRetry> retry)
    {
        try
        {
            using var trace = HandlerShell.Trace(_handler.Name);
            if (await shell.Store.FindDeadAsync(dead.Handler, dead.CampaignId, dead.Sequence, CancellationToken.None) is null)
            {
                retry.SetResult(new(RetryOutcome.Unknown)); // dropped, or handled by another try, while this one waited
                return;
            }

            await _ends.LoadOneAsync(dead.Sequence, CancellationToken.None);
            var error = await _recovery.TryOnceAsync(token => TryAsync(stored, token), _stopping.Token);
            if (error is null) await shell.Store.SettleDeadAsync(dead.Handler, dead.CampaignId, dead.Sequence, CancellationToken.None);
            else await shell.Store.ChangeDeadAsync(LetterOf(stored, new FailedHandling(error, dead.Tries + 1), trace), CancellationToken.None);
            retry.SetResult(error is null ? new(RetryOutcome.Handled) : new(RetryOutcome.Failed, Recovery.ErrorOf(error)));
        }
        catch (Exception cause)
        {
            retry.SetException(cause);
        }
        finally
        {
            _ends.Forget(dead.Sequence);
            _retried.Remove(dead.Sequence);
        }
    }

    private void Know(long sequence)
    {
        if (sequence <= _known) return;
        if (_known == _lanes.Read) _knownAt = shell.Clock.GetUtcNow();
        _known = sequence;
        Report();
    }

    /// <summary>Not inside the request: an activation that has one under way is not deactivated, and a handler may be behind for long.</summary>
    private void ReadOn() => ReadOnAsync().Ignore();

    private async Task ReadOnAsync()
    {
        if (_reading || _stopping.IsCancellationRequested) return;
        _reading = true;
        try
        {
            while (_lanes.Read < _known) await ReadPageAsync();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next activation reads on.
        }
        catch (Exception cause)
        {
            shell.Logger.JournalNotRead(cause, _handler.Name);
            _again ??= this.RegisterGrainTimer(ReadAgainAsync, new() { DueTime = AgainAfter, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
        }
        finally
        {
            _reading = false;
        }
    }

    private Task ReadAgainAsync()
    {
        _again?.Dispose();
        _again = null;
        ReadOn();
        return Task.CompletedTask;
    }

    private async Task ReadPageAsync()
    {
        await _lanes.RoomAsync().WaitAsync(_stopping.Token);
        DelayDeactivation(_recovery.LongestMax);
        var rows = await shell.Journal.ReadAsync(Campaign.Value, _lanes.Read, Math.Min(PageRows, _lanes.Room), _stopping.Token);
        if (rows.IsEmpty) throw new InvalidOperationException("The journal is shorter than it was said to be.");
        foreach (var row in rows)
        {
            if (_handler.Takes.Contains(row.EventType)) Take(StreamEvents.Of(row));
            else _lanes.Pass(row.Sequence);
        }

        Report();
    }

    private void Take(CampaignStreamEvent stored)
    {
        if (IsOver(stored))
        {
            _lanes.Pass(stored.Sequence);
            return;
        }

        DelayDeactivation(_recovery.LongestMax);
        var unfinished = new UnfinishedEvent(stored.Sequence, stored.At);
        if (_lanes.IsFull(stored.Entity)) _lanes.Park(unfinished, stored.Entity, stored.EntityVersion, parked => ReplayAsync(stored.Entity, parked));
        else _lanes.Take(unfinished, stored.Entity, () => HandleAsync(stored));
    }

    /// <summary>Not for this handler, or a dead letter of an earlier activation.</summary>
    private bool IsOver(CampaignStreamEvent stored) => stored.At < _begin || _givenUp.Contains(stored.Sequence);

    /// <summary>Handles a page of an entity's parked events; when it cannot be read, the entity waits.</summary>
    private async Task ReplayAsync(EntityRef entity, ParkedLane parked)
    {
        foreach (var row in await ReadEntityAsync(entity, parked.AfterVersion))
        {
            if (row.Sequence > parked.Through) return;
            parked.AfterVersion = row.EntityVersion;
            var stored = StreamEvents.Of(row);
            if (!_handler.Takes.Contains(stored.Type) || IsOver(stored)) continue;
            _lanes.Reached(parked, new UnfinishedEvent(stored.Sequence, stored.At));
            DelayDeactivation(_recovery.LongestMax);
            await HandleAsync(stored);
            _lanes.Replayed(parked);
        }
    }

    private async Task<ImmutableArray<JournalRow>> ReadEntityAsync(EntityRef entity, long afterVersion)
    {
        while (true)
        {
            try
            {
                var rows = await shell.Journal.ReadEntityAsync(Campaign.Value, entity.Id, afterVersion, PageRows, _stopping.Token);
                if (!rows.IsEmpty) return rows;
                shell.Logger.JournalNotRead(new InvalidOperationException("The journal has lost events that were read before."), _handler.Name);
            }
            catch (Exception cause) when (!_stopping.IsCancellationRequested)
            {
                shell.Logger.JournalNotRead(cause, _handler.Name);
            }

            await Task.Delay(AgainAfter, shell.Clock, _stopping.Token);
        }
    }

    private async Task HandleAsync(CampaignStreamEvent stored)
    {
        var began = shell.Clock.GetTimestamp();
        using var trace = HandlerShell.Trace(_handler.Name);
        while (await _recovery.RunAsync(token => TryAsync(stored, token), _stopping.Token) is { } failure)
        {
            var isGivenUp = false;
            await OrYieldAsync(async () => isGivenUp = await shell.DeadLetters.PutAsync(LetterOf(stored, failure, trace), _claim, failure.Cause, _stopping.Token));
            if (isGivenUp)
            {
                _ends.Forget(stored.Sequence);
                return;
            }

            DelayDeactivation(_recovery.LongestMax + shell.Pace.FullPause);
            await shell.WaitForRoomAsync(_handler.Name, _stopping.Token);
        }

        shell.Metrics.Handled(_handler.Name, shell.Clock.GetElapsedTime(began));
        _ends.Forget(stored.Sequence);
    }

    private Task TryAsync(CampaignStreamEvent stored, CancellationToken cancellationToken) => OrYieldAsync(async () =>
    {
        var handled = TryAt(stored);
        await _handler.HandleAsync(handled, cancellationToken);
        await handled.EndAsync();
    });

    /// <summary>When another activation has claimed the work, this one stops and leaves it all that is not finished.</summary>
    private async Task OrYieldAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (SupersededException)
        {
            if (!_stopping.IsCancellationRequested)
            {
                await _stopping.CancelAsync();
                DeactivateOnIdle();
            }

            _stopping.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What is wrong with the event's own bytes is found here, inside the try: it is that event's fault and nobody else's.</summary>
    private HandledEvent TryAt(CampaignStreamEvent stored) => new(StreamEvents.Decode(stored), _ends, shell.Gateway, again: stored.Sequence <= _headBefore);

    private DeadLetter LetterOf(CampaignStreamEvent stored, FailedHandling failure, Activity trace) => new(
        _handler.Name, Campaign.Value, stored.Sequence, (short)stored.Entity.Kind, stored.Entity.Id, stored.Type,
        Recovery.ErrorOf(failure.Cause), failure.Tries, trace.TraceId.ToString(), shell.Clock.GetUtcNow());

    private void Report() => _progress.Report(_lanes.Handled, _known - _lanes.Read + _lanes.Unfinished, _lanes.OldestAt ?? (_lanes.Read < _known ? _knownAt : null));

    private async Task RememberAsync(CancellationToken cancellationToken)
    {
        try
        {
            await shell.Store.WritePositionsAsync([_progress.Mark], cancellationToken);
        }
        catch (Exception cause)
        {
            shell.Logger.PositionNotWritten(cause, _handler.Name);
        }
    }
}
