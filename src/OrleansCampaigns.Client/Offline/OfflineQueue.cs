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
    private readonly OwnHistory _own = new();
    private readonly ChangeSignal _changed = new();
    private readonly Dictionary<CommandId, (long Position, int Bytes)> _held = [];
    private ImmutableSortedDictionary<long, QueuedCommand> _commands = ImmutableSortedDictionary<long, QueuedCommand>.Empty;

    /// <summary>Positions of commands without an outcome, and of those that were refused: what is next is asked for with each command, however long the queue is.</summary>
    private ImmutableSortedSet<long> _open = [];
    private ImmutableSortedSet<long> _refused = [];
    private ImmutableSortedSet<Report> _reports = ImmutableSortedSet.Create<Report>(Report.ByNumber);
    private readonly Dictionary<long, long> _reportOf = [];
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
        _own.Load(kept.Own);
        if (!kept.Own.IsEmpty) _nextPosition = kept.Own.Max(own => own.Position) + 1;
        foreach (var command in kept.Commands)
        {
            Hold(command, BytesOf(command.Envelope));
            if (command.Answer is not null) Tell(command);
        }
    }

    /// <summary>The oldest command that has no outcome; null when there is none, or when a refused one before it stops the queue.</summary>
    public QueuedCommand? Next()
    {
        var open = Volatile.Read(ref _open);
        if (open.IsEmpty) return null;
        if (options.StopAtRefusal && Volatile.Read(ref _refused) is [var refused, ..] && refused < open.Min) return null;
        return Volatile.Read(ref _commands).GetValueOrDefault(open.Min);
    }

    /// <summary>The report after the one with this number, and its own number; null when there is none yet. Numbers are of this process only.</summary>
    public (long Number, CommandReport Report)? ReportAfter(long number)
    {
        var reports = Volatile.Read(ref _reports);
        var at = ~reports.IndexOf(new Report(number, IsEnd: true, null!));
        if (at == reports.Count) return null;
        var (next, _, command) = reports[at];
        return (next, new CommandReport(command.Envelope.Id, command, command.Answer!));
    }

    /// <summary>Of an author who looks at the view, and has in mind what they did themselves since then.</summary>
    public Task<EnqueueReply> AddAsync(CommandId id, Command command, OfflineView? view, CancellationToken cancellationToken)
    {
        var campaign = options.Connection.Campaign;
        var entity = command.Target(campaign);
        var seen = view?.Versions.GetValueOrDefault(entity);
        return AddAsync(new CommandEnvelope(id, campaign, command, seen), seen is null ? null : _own.At(entity, seen), cancellationToken);
    }

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
            Put(next);
            Withdraw(kept);
            if (next.Answer is not null) Tell(next);
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
        var behind = _own.Between(queued.Envelope.Command.Target(queued.Envelope.Campaign), since, queued.Position, CommandEnvelope.BehindMax);
        return behind.IsEmpty ? null : behind;
    }

    private void Hold(QueuedCommand command, int bytes)
    {
        _held.Add(command.Envelope.Id, (command.Position, bytes));
        _bytesHeld += bytes;
        _nextPosition = Math.Max(_nextPosition, command.Position + 1);
        Put(command);
    }

    /// <summary>Who reads what is next finds a refused command no later than it finds that it is not open any more.</summary>
    private void Put(QueuedCommand command)
    {
        _own.Put(OwnCommand.OfAny(command));
        Volatile.Write(ref _commands, _commands.SetItem(command.Position, command));
        if (command.Answer is { Outcome: ReportedOutcome.Refused }) Volatile.Write(ref _refused, _refused.Add(command.Position));
        Volatile.Write(ref _open, command.Answer is null ? _open.Add(command.Position) : _open.Remove(command.Position));
    }

    private void Leave(QueuedCommand command)
    {
        if (OwnCommand.Of(command) is { } own) _own.Gone(own);
        else _own.Remove(OwnCommand.OfAny(command));
        Volatile.Write(ref _open, _open.Remove(command.Position));
        Volatile.Write(ref _refused, _refused.Remove(command.Position));
        Volatile.Write(ref _commands, _commands.Remove(command.Position));
    }

    private void Tell(QueuedCommand answered)
    {
        _reportOf[answered.Position] = _nextReport;
        Volatile.Write(ref _reports, _reports.Add(new Report(_nextReport++, IsEnd: false, answered)));
    }

    private void Withdraw(QueuedCommand command)
    {
        if (_reportOf.Remove(command.Position, out var number)) Volatile.Write(ref _reports, _reports.Remove(new Report(number, IsEnd: false, command)));
    }

    private QueuedCommand? Find(CommandId id) => _held.TryGetValue(id, out var held) ? _commands[held.Position] : null;

    /// <summary>What the command says, not what its author saw: the queue may have moved that on.</summary>
    private static bool IsSame(CommandEnvelope one, CommandEnvelope other) =>
        one.Campaign == other.Campaign && JsonSerializer.Serialize(one.Command, WireJson.Options) == JsonSerializer.Serialize(other.Command, WireJson.Options);

    private static int BytesOf(CommandEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, WireJson.Options).Length;

    /// <param name="Number">In the order of the answers.</param>
    /// <param name="IsEnd">No report, and behind that of the number.</param>
    /// <param name="Command">With its answer.</param>
    private readonly record struct Report(long Number, bool IsEnd, QueuedCommand Command)
    {
        public static Comparer<Report> ByNumber { get; } = Comparer<Report>.Create((one, other) => (one.Number, one.IsEnd).CompareTo((other.Number, other.IsEnd)));
    }
}
