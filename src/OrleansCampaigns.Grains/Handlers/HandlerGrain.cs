using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Handlers;

/// <summary>
/// Reads the journal after its position and hands the handler what it takes. The position is written now and then: after a crash some events are handled again, which takes no
/// second effect. What cannot be handled becomes a dead letter; nothing is passed over in silence.
/// </summary>
[GrainType("event-handler"), CampaignPlacement, Reentrant]
internal sealed class HandlerGrain(
    [PersistentState(HandlerPosition.State, EntitySnapshot.Storage)] IPersistentState<HandlerPosition> position, HandlerShell shell) : Grain, IHandlerGrain, IDisposable
{
    public const int PageRows = 256;

    /// <summary>Events between two writes of the position.</summary>
    public const int RememberEvery = 1_000;

    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private IEventHandler _handler = null!;
    private Recovery _recovery = null!;
    private HandlerLanes _lanes = null!;
    private IGrainTimer? _again;
    private long _known;
    private bool _reading;
    private bool _remembering;

    private CampaignId Campaign { get; set; }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKey(out _);
        Campaign = EntityKeys.CampaignOf(this.GetGrainId());
        _handler = shell.Handlers.All.FirstOrDefault(handler => HandlerKeys.IdOf(handler) == id) ?? throw new InvalidOperationException("This build has no such event handler.");
        _recovery = new Recovery(_handler, shell);
        _lanes = new HandlerLanes(position.State.Sequence);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await RememberAsync();
    }

    public void Dispose() => _stopping.Dispose();

    public Task<long> HandledAsync() => Task.FromResult(_lanes.Handled);

    public async Task ContinueAsync(long sequence)
    {
        if (sequence <= _known) return;
        _known = sequence;
        shell.Metrics.Told(_handler.Name, _known - _lanes.Read + _lanes.Unfinished);
        await ReadOnAsync();
    }

    public async Task<string?> RetryAsync(long sequence)
    {
        if (await shell.DeadLetters.FindAsync(_handler.Name, Campaign.Value, sequence, CancellationToken.None) is not { } dead) return null;
        var rows = await shell.Store.ReadAsync(Campaign.Value, sequence - 1, 1, CancellationToken.None);
        var error = rows is [{ } row] && row.Sequence == sequence ? await TryOnceAsync(row) : "The event is not in the journal.";
        if (error is null) await shell.DeadLetters.RemoveAsync(_handler.Name, Campaign.Value, sequence, CancellationToken.None);
        else await shell.DeadLetters.PutAsync(dead with { Error = error, Tries = dead.Tries + 1, DeadAt = shell.Clock.GetUtcNow() }, CancellationToken.None);
        return error;
    }

    private async Task ReadOnAsync()
    {
        if (_reading) return;
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
            _again ??= this.RegisterGrainTimer(ReadAgainAsync, new() { DueTime = ReadAgainAfter, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
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
        return ReadOnAsync();
    }

    private async Task ReadPageAsync()
    {
        await _lanes.RoomAsync().WaitAsync(_stopping.Token);
        var rows = await shell.Store.ReadAsync(Campaign.Value, _lanes.Read, PageRows, _stopping.Token);
        if (rows.IsEmpty) throw new InvalidOperationException("The journal is shorter than it was said to be.");
        foreach (var row in rows)
        {
            if (_handler.Takes.Contains(row.EventType)) Take(row);
            else _lanes.Pass(row.Sequence);
        }

        if (_lanes.Handled - position.State.Sequence >= RememberEvery) await RememberAsync();
    }

    private void Take(JournalRow row)
    {
        DelayDeactivation(_recovery.LongestMax);
        _lanes.Take(row.Sequence, new EntityRef((EntityKind)row.EntityKind, row.EntityId), () => HandleAsync(row));
    }

    private async Task HandleAsync(JournalRow row)
    {
        var began = shell.Clock.GetTimestamp();
        if (await _recovery.RunAsync(token => _handler.HandleAsync(TryAt(row), token), _stopping.Token) is { } failure)
        {
            await _recovery.BuryAsync(LetterOf(row, failure), _stopping.Token);
        }

        shell.Metrics.Finished(_handler.Name, shell.Clock.GetElapsedTime(began));
    }

    /// <summary>What is wrong with the row's own bytes is found here, inside the try: it is that event's fault and nobody else's.</summary>
    private HandledEvent TryAt(JournalRow row) => new(Campaign, StreamEvents.Decode(StreamEvents.Of(row)), _handler.Name, shell.Gateway);

    private async Task<string?> TryOnceAsync(JournalRow row)
    {
        try
        {
            await _handler.HandleAsync(TryAt(row), _stopping.Token);
            return null;
        }
        catch (Exception cause)
        {
            shell.Metrics.Failed(_handler.Name);
            return Recovery.ErrorOf(cause);
        }
    }

    private DeadLetter LetterOf(JournalRow row, FailedHandling failure) => new(
        _handler.Name, row.CampaignId, row.Sequence, row.EntityKind, row.EntityId, row.EventType,
        Recovery.ErrorOf(failure.Cause), failure.Tries, Activity.Current?.TraceId.ToString(), shell.Clock.GetUtcNow());

    private async Task RememberAsync()
    {
        if (_remembering || position.State.Sequence == _lanes.Handled) return;
        _remembering = true;
        position.State.Sequence = _lanes.Handled;
        try
        {
            await position.WriteStateAsync();
        }
        catch (Exception cause)
        {
            shell.Logger.PositionNotWritten(cause, _handler.Name);
        }
        finally
        {
            _remembering = false;
        }
    }
}
