using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// The queue of one campaign: in memory exactly what the shelf holds. Each change goes to the shelf first and is seen by others after it is kept there; changes
/// come one after the other. A shelf that throws changed nothing, and so does the queue.
/// </summary>
internal sealed class OfflineQueue(IOfflineShelf shelf, OfflineCampaignOptions options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lock _ownGate = new();
    private readonly ChangeSignal _changed = new();
    private readonly Dictionary<CommandId, (long Position, int Bytes)> _held = [];
    private ImmutableSortedDictionary<long, QueuedCommand> _commands = ImmutableSortedDictionary<long, QueuedCommand>.Empty;
    private ImmutableSortedDictionary<long, QueuedCommand> _reports = ImmutableSortedDictionary<long, QueuedCommand>.Empty;
    private ImmutableArray<OwnCommand> _own = [];
    private long _nextPosition = 1;
    private long _nextReport = 1;
    private long _bytesHeld;
    private bool _isClosed;

    /// <summary>All of it, oldest first.</summary>
    public ImmutableArray<QueuedCommand> All => [.. Volatile.Read(ref _commands).Values];

    /// <summary>Completes at the next change.</summary>
    public Task Changed => _changed.Next;

    public void Load(OfflineContent kept)
    {
        _own = kept.Own;
        if (!_own.IsEmpty) _nextPosition = _own.Max(own => own.Position) + 1;
        foreach (var command in kept.Commands)
        {
            Hold(command, BytesOf(command.Envelope));
            if (command.Answer is not null) _reports = _reports.Add(_nextReport++, command);
        }
    }

    /// <summary>The oldest command that has no outcome; null when there is none, or when a refused one before it stops the queue.</summary>
    public QueuedCommand? Next()
    {
        foreach (var command in Volatile.Read(ref _commands).Values)
        {
            if (command.Answer is null) return command;
            if (options.StopAtRefusal && command.Answer.Outcome == ReportedOutcome.Refused) return null;
        }

        return null;
    }

    /// <summary>The report after the one with this number, and its own number; null when there is none yet. Numbers are of this process only.</summary>
    public (long Number, CommandReport Report)? ReportAfter(long number)
    {
        foreach (var (at, command) in Volatile.Read(ref _reports))
            if (at > number) return (at, new CommandReport(command.Envelope.Id, command, command.Answer!));
        return null;
    }

    /// <summary>The position of the own command that made the entity what the replica shows at this version; 0 when somebody else did.</summary>
    public long OwnAt(EntityRef entity, string version) => OwnOn(entity).LastOrDefault(own => own.Version == version)?.Position ?? 0;

    /// <param name="ownSince">As in <see cref="QueuedCommand.OwnSince"/>.</param>
    public async Task<EnqueueReply> AddAsync(CommandEnvelope envelope, long? ownSince, CancellationToken cancellationToken)
    {
        var bytes = BytesOf(envelope);
        if (bytes > OfflineCampaignOptions.CommandBytesMax)
            return EnqueueReply.Of(Refusal.TooLarge("offline.command-too-large", $"The command has {bytes} bytes; {OfflineCampaignOptions.CommandBytesMax} are allowed."));
        await EnterAsync(cancellationToken);
        try
        {
            if (Find(envelope.Id) is { } kept)
                return IsSame(kept.Envelope, envelope) ? EnqueueReply.Of(kept) : EnqueueReply.Of(Refusal.Conflict("command.id-used", "This command id is in the queue for another command. Choose a new one."));
            if (_commands.Count >= options.QueueMax || _bytesHeld + bytes > options.QueueBytesMax)
                return EnqueueReply.Of(Refusal.TooMany("offline.queue-full", $"{_commands.Count} commands with {_bytesHeld} bytes are in the queue already; this one was not kept.", TimeSpan.FromSeconds(1)));
            var queued = new QueuedCommand(_nextPosition, envelope, options.Clock.GetUtcNow(), QueuedState.Waiting, ownSince);
            await shelf.AddCommandAsync(queued);
            Hold(queued, bytes);
            return EnqueueReply.Of(queued);
        }
        finally
        {
            _gate.Release();
            _changed.Raise();
        }
    }

    /// <summary>Before a command is sent.</summary>
    /// <returns>What is sent, the same each time; null: it was cancelled meanwhile.</returns>
    public Task<QueuedCommand?> SendingAsync(CommandId id, CancellationToken cancellationToken) => ChangeAsync(id, kept => kept.State switch
    {
        QueuedState.Waiting => kept with { State = QueuedState.Sent, Envelope = kept.Envelope with { Behind = BehindOf(kept) } },
        _ => kept,
    }, cancellationToken);

    public Task AnsweredAsync(CommandId id, CommandAnswer answer) =>
        ChangeAsync(id, kept => kept with
        {
            State = QueuedState.Answered,
            Answer = answer,

            // Up to 10 KB that nobody reads any more, unless it is sent again.
            Envelope = answer.Outcome == ReportedOutcome.Unknown || kept.OwnSince is null ? kept.Envelope : kept.Envelope with { Behind = null },
        }, CancellationToken.None);

    /// <returns>False: its outcome is not unknown.</returns>
    public async Task<bool> SendAgainAsync(CommandId id, CancellationToken cancellationToken) => await ChangeAsync(id, kept => kept.Answer?.Outcome == ReportedOutcome.Unknown
        ? kept with { State = QueuedState.Sent, Answer = null }
        : null, cancellationToken) is not null;

    /// <summary>Takes a command out that is in this state.</summary>
    /// <returns>False: it is not, or not in the queue at all.</returns>
    public async Task<bool> RemoveAsync(CommandId id, QueuedState state, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            if (Find(id) is not { } kept || kept.State != state) return false;
            await shelf.RemoveCommandAsync(kept);
            _held.Remove(id, out var held);
            _bytesHeld -= held.Bytes;
            Leave(kept);
            Withdraw(kept);
            return true;
        }
        finally
        {
            _gate.Release();
            _changed.Raise();
        }
    }

    /// <summary>Waits for the change under way; then there are no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        _isClosed = true;
        _gate.Release();
    }

    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        if (!_isClosed) return;
        _gate.Release();
        throw new ObjectDisposedException(nameof(OfflineCampaign));
    }

    /// <param name="change">The next state; null: there is nothing to change.</param>
    private async Task<QueuedCommand?> ChangeAsync(CommandId id, Func<QueuedCommand, QueuedCommand?> change, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            if (Find(id) is not { } kept || change(kept) is not { } next) return null;
            if (ReferenceEquals(next, kept)) return kept;
            await shelf.ChangeCommandAsync(next);
            Volatile.Write(ref _commands, _commands.SetItem(next.Position, next));
            Withdraw(kept);
            if (next.Answer is not null) Volatile.Write(ref _reports, _reports.Add(_nextReport++, next));
            return next;
        }
        finally
        {
            _gate.Release();
            _changed.Raise();
        }
    }

    /// <summary>What an author of this device did on the entity and the replica did not show when the command was queued.</summary>
    private ImmutableArray<CommandId>? BehindOf(QueuedCommand queued)
    {
        if (queued.OwnSince is not { } since) return queued.Envelope.Behind;
        var behind = OwnOn(queued.Envelope.Command.Target(queued.Envelope.Campaign)).Where(own => own.Position > since && own.Position < queued.Position)
            .Select(own => own.Id).TakeLast(CommandEnvelope.BehindMax).ToImmutableArray();
        return behind.IsEmpty ? null : behind;
    }

    /// <summary>In the queue or gone from it, oldest first.</summary>
    private List<OwnCommand> OwnOn(EntityRef entity)
    {
        lock (_ownGate) return [.. _own.Concat(_commands.Values.Select(OwnCommand.OfAny)).Where(own => own.Entity == entity).OrderBy(own => own.Position)];
    }

    private void Hold(QueuedCommand command, int bytes)
    {
        _held.Add(command.Envelope.Id, (command.Position, bytes));
        _bytesHeld += bytes;
        _nextPosition = Math.Max(_nextPosition, command.Position + 1);
        Volatile.Write(ref _commands, _commands.Add(command.Position, command));
    }

    private void Leave(QueuedCommand command)
    {
        lock (_ownGate)
        {
            if (OwnCommand.Of(command) is { } own) _own = [.. _own.TakeLast(OfflineContent.OwnMax - 1), own];
            Volatile.Write(ref _commands, _commands.Remove(command.Position));
        }
    }

    private void Withdraw(QueuedCommand command)
    {
        if (command.Answer is null) return;
        foreach (var (number, reported) in _reports)
        {
            if (reported.Position != command.Position) continue;
            Volatile.Write(ref _reports, _reports.Remove(number));
            return;
        }
    }

    private QueuedCommand? Find(CommandId id) => _held.TryGetValue(id, out var held) ? _commands[held.Position] : null;

    /// <summary>What the command says, not what its author saw: the queue may have moved that on.</summary>
    private static bool IsSame(CommandEnvelope one, CommandEnvelope other) =>
        one.Campaign == other.Campaign && JsonSerializer.Serialize(one.Command, WireJson.Options) == JsonSerializer.Serialize(other.Command, WireJson.Options);

    private static int BytesOf(CommandEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, WireJson.Options).Length;
}
