using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>A command that took effect a short while ago, remembered so that its sender may send it again for nothing.</summary>
internal sealed record RecentCommit(CommandId Command, UserId Actor, long Sequence, byte[] Hash, long EntityVersion, ReceiptOutcome Outcome)
{
    public Commit ToCommit() => new(Sequence, Hash, EntityVersion, Outcome);
}

/// <summary>The committed state of an entity and its newest <see cref="RecentMax"/> commands. Older commands are found in the journal.</summary>
internal sealed class EntityMemory<TState>
{
    /// <summary>The oldest is forgotten first.</summary>
    public const int RecentMax = 256;

    private readonly Dictionary<CommandId, RecentCommit> _byCommand = [];
    private readonly Queue<CommandId> _recent = new();

    private EntityMemory(TState state) => State = state;

    public TState State { get; private set; }

    public long Version { get; private set; }

    /// <summary>Chain hash of the row of <see cref="Version"/>.</summary>
    public byte[] RowHash { get; private set; } = [];

    public static EntityMemory<TState> Empty(TState initial) => new(initial);

    /// <exception cref="JsonException">The snapshot's payload is not what this build writes.</exception>
    public static EntityMemory<TState> Read(EntitySnapshot snapshot)
    {
        var stored = JsonSerializer.Deserialize<Stored>(snapshot.Payload, StateJson.Options)!;
        var memory = new EntityMemory<TState>(stored.State) { Version = snapshot.Version, RowHash = snapshot.RowHash };
        foreach (var commit in stored.Recent) memory.Remember(commit);
        return memory;
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new Stored(State, [.. _recent.Select(command => _byCommand[command])]), StateJson.Options);

    /// <summary>Oldest first.</summary>
    public IEnumerable<RecentCommit> Recent => _recent.Select(command => _byCommand[command]);

    public RecentCommit? Find(CommandId command) => _byCommand.GetValueOrDefault(command);

    public void Commit(PendingCommand<TState> pending, Commit commit) =>
        Advance(pending.StateAfter, new RecentCommit(pending.Decided.Command, pending.Decided.Actor, commit.Sequence, commit.Hash, commit.EntityVersion, commit.Outcome));

    /// <summary>One journal row folded in; the last row of a command is the one that its receipt names.</summary>
    public void Advance(TState state, RecentCommit commit)
    {
        State = state;
        Version = commit.EntityVersion;
        RowHash = commit.Hash;
        Remember(commit);
    }

    private void Remember(RecentCommit commit)
    {
        var before = _byCommand.GetValueOrDefault(commit.Command);
        if (before is null) _recent.Enqueue(commit.Command);
        _byCommand[commit.Command] = before?.Outcome > commit.Outcome ? commit with { Outcome = before.Outcome } : commit;
        if (_recent.Count > RecentMax) _byCommand.Remove(_recent.Dequeue());
    }

    private sealed record Stored(TState State, ImmutableArray<RecentCommit> Recent);
}
