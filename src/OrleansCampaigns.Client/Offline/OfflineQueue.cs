using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// The queue of one campaign: in memory exactly what the shelf holds. Each change goes to the shelf first and is seen by others after it is kept there; changes
/// come one after the other. A shelf that throws changed nothing, and so does the queue.
/// </summary>
internal sealed class OfflineQueue(IOfflineShelf shelf, OfflineCampaignOptions options) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ChangeSignal _changed = new();
    private readonly Dictionary<CommandId, (long Position, int Bytes)> _held = [];
    private ImmutableSortedDictionary<long, QueuedCommand> _commands = ImmutableSortedDictionary<long, QueuedCommand>.Empty;
    private ImmutableSortedDictionary<long, QueuedCommand> _reports = ImmutableSortedDictionary<long, QueuedCommand>.Empty;
    private long _nextPosition = 1;
    private long _nextReport = 1;
    private long _bytesHeld;

    /// <summary>All of it, oldest first.</summary>
    public ImmutableArray<QueuedCommand> All => [.. Volatile.Read(ref _commands).Values];

    /// <summary>Completes at the next change.</summary>
    public Task Changed => _changed.Next;

    public void Load(ImmutableArray<QueuedCommand> kept)
    {
        foreach (var command in kept)
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

    public async Task<EnqueueReply> AddAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
    {
        var bytes = BytesOf(envelope);
        if (bytes > OfflineCampaignOptions.CommandBytesMax)
            return EnqueueReply.Of(Refusal.TooLarge("offline.command-too-large", $"The command has {bytes} bytes; {OfflineCampaignOptions.CommandBytesMax} are allowed."));
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Find(envelope.Id) is { } kept)
                return IsSame(kept.Envelope, envelope) ? EnqueueReply.Of(kept) : EnqueueReply.Of(Refusal.Conflict("command.id-used", "This command id is in the queue for another command. Choose a new one."));
            if (_commands.Count >= options.QueueMax || _bytesHeld + bytes > options.QueueBytesMax)
                return EnqueueReply.Of(Refusal.TooMany("offline.queue-full", $"{_commands.Count} commands with {_bytesHeld} bytes are in the queue already; this one was not kept.", TimeSpan.FromSeconds(1)));
            var queued = new QueuedCommand(_nextPosition, envelope, options.Clock.GetUtcNow(), QueuedState.Waiting);
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

    /// <summary>Before a command is sent for the first time.</summary>
    /// <returns>False: it was cancelled meanwhile.</returns>
    public Task<bool> SendingAsync(CommandId id, CancellationToken cancellationToken) => ChangeAsync(id, kept => kept.State switch
    {
        QueuedState.Waiting => kept with { State = QueuedState.Sent },
        _ => kept,
    }, cancellationToken);

    public Task<bool> AnsweredAsync(CommandId id, CommandAnswer answer) =>
        ChangeAsync(id, kept => kept with { State = QueuedState.Answered, Answer = answer }, CancellationToken.None);

    /// <returns>False: its outcome is not unknown.</returns>
    public Task<bool> SendAgainAsync(CommandId id, CancellationToken cancellationToken) => ChangeAsync(id, kept => kept.Answer?.Outcome == ReportedOutcome.Unknown
        ? kept with { State = QueuedState.Sent, Answer = null }
        : null, cancellationToken);

    /// <summary>Takes a command out that is in this state.</summary>
    /// <returns>False: it is not, or not in the queue at all.</returns>
    public async Task<bool> RemoveAsync(CommandId id, QueuedState state, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Find(id) is not { } kept || kept.State != state) return false;
            await shelf.RemoveCommandAsync(kept);
            _held.Remove(id, out var held);
            _bytesHeld -= held.Bytes;
            Volatile.Write(ref _commands, _commands.Remove(kept.Position));
            Withdraw(kept);
            return true;
        }
        finally
        {
            _gate.Release();
            _changed.Raise();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <param name="change">The next state; null: there is nothing to change.</param>
    private async Task<bool> ChangeAsync(CommandId id, Func<QueuedCommand, QueuedCommand?> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Find(id) is not { } kept || change(kept) is not { } next) return false;
            if (next == kept) return true;
            await shelf.ChangeCommandAsync(next);
            Volatile.Write(ref _commands, _commands.SetItem(next.Position, next));
            Withdraw(kept);
            if (next.Answer is not null) Volatile.Write(ref _reports, _reports.Add(_nextReport++, next));
            return true;
        }
        finally
        {
            _gate.Release();
            _changed.Raise();
        }
    }

    private void Hold(QueuedCommand command, int bytes)
    {
        _held.Add(command.Envelope.Id, (command.Position, bytes));
        _bytesHeld += bytes;
        _nextPosition = command.Position + 1;
        Volatile.Write(ref _commands, _commands.Add(command.Position, command));
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
