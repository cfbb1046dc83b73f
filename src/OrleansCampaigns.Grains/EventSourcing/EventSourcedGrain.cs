using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Domain.Access;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Feed;
using OrleansCampaigns.Grains.Feed;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// The only place with the order <em>decide → evolve → append → swap → reply</em>. Reentrant: while a commit is under way, the next command is decided
/// on the state that is not yet committed (<see cref="_tip"/>), but every answer, a refusal too, waits for the commits that it rests on.
/// When an append fails or its outcome is unknown, everything decided after it is discarded and the activation goes: only the journal knows.
/// </summary>
internal abstract class EventSourcedGrain<TState, TCommand, TEvent>(
    EntityKind kind, IPersistentState<EntitySnapshot> snapshot, EntityShell shell) : Grain, IEntityGrain
    where TState : class, IEntityState<TState, TCommand, TEvent>
    where TCommand : Command
    where TEvent : DomainEvent
{
    /// <summary>Payloads beyond this are refused.</summary>
    public const int EventBytesMax = Journal.JournalLimits.PayloadBytesMax;

    /// <summary>For a refusal while others' commands keep coming.</summary>
    private const int NewestTries = 3;

    private readonly Dictionary<CommandId, PendingCommand<TState>> _pending = [];
    private readonly List<PendingCommand<TState>> _gathered = [];
    private EntityMemory<TState> _committed = EntityMemory<TState>.Empty(TState.Initial);
    private TState _tip = TState.Initial;
    private long _tipVersion;
    private Attachment _attachment;
    private bool _hasAppended;
    private Task _lastProposed = Task.CompletedTask;
    private Task _lastAppend = Task.CompletedTask;
    private readonly SnapshotKeeper _snapshots = new(snapshot, shell, kind);
    private IGrainTimer? _quiet;
    private long _quietFrom;
    private bool _reloading;
    private CampaignReplica? _replica;

    private CampaignId Campaign { get; set; }

    private EntityRef Self { get; set; }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Campaign = EntityKeys.CampaignOf(this.GetGrainId());
        Self = new EntityRef(kind, this.GetPrimaryKey(out _));
        return StoreFailures.TranslateAsync(() => LoadAsync(cancellationToken));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        _attachment = await GrainFactory.GetJournal(Campaign).AttachAsync(Self);
        _replica = await shell.Replicas.GetAsync(Campaign, cancellationToken);
        var loaded = await EntityLoader.LoadAsync<TState, TCommand, TEvent>(shell.Store, Campaign, Self, snapshot.State, cancellationToken);
        (_committed, _tip, _tipVersion, _snapshots.Version) = (loaded.Memory, loaded.Memory.State, loaded.Memory.Version, loaded.SnapshotVersion);
    }

    /// <summary>What is still on its way to the disk lands before the next activation reads, or that one would decide on a state that is about to be old.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.WhenAny(_lastAppend, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        if (!_reloading && _committed.Version != _snapshots.Version) await WriteSnapshotAsync();
    }

    public Task<EntityFingerprint> FingerprintAsync() =>
        Task.FromResult(new EntityFingerprint(_committed.Version, StateJson.HashOf(_committed.State), EntityShell.RulesBuild));

    public Task ReloadAsync()
    {
        Reload(Reloading());
        return Task.CompletedTask;
    }

    public Task<CommandOutcome> ExecuteAsync(CommandRequest request)
    {
        if (_reloading) throw Reloading();
        if (AlreadyDone(request) is { } done) return done;
        if (shell.Writer.IsFull(Campaign.Value)) throw new CommandUndecidedException(UndecidedReason.Busy, "Too many commands wait for the disk.");
        return StoreFailures.TranslateAsync(() => DecideAndProposeAsync(request));
    }

    private async Task<CommandOutcome> DecideAndProposeAsync(CommandRequest request)
    {
        if (request.Again && await FindInJournalAsync(request) is { } before) return before;
        var command = (TCommand)request.Command;
        _replica = await shell.Replicas.GetAsync(Campaign, CancellationToken.None);
        if (_replica.Recent.EntityOf(request.Id) is { } entity && entity != Self) return CommandOutcome.Of(IdUsed);
        var decision = Decide(command, request, await KnownAsync(command, request));
        if (decision.Refusal is not null) decision = await DecideOnNewestAsync(command, request);
        if (_reloading) throw Reloading();
        if (decision.Refusal is { } refusal) return await EndWithoutEventAsync(request, CommandOutcome.Of(refusal));
        if (decision.Events.IsEmpty) return await EndWithoutEventAsync(request, CommandOutcome.Of(new Commit(0, [], VisibleTo(ActorOf(request)))));
        if (AlreadyDone(request) is { } meanwhile) return await meanwhile;
        return await Propose(request, decision.Events);
    }

    /// <summary>Asked for only where it counts, and of nobody who may not send such a command.</summary>
    private async Task<long?> KnownAsync(TCommand command, CommandRequest request) =>
        OwnCommands.Counts(request, _tipVersion) && ActorOf(request) is var actor && AccessPolicy.Check(command, actor) is null
            ? await new OwnCommands(shell.Store, _replica!, Self).KnownAsync(request, actor, request.Seen!.Value)
            : null;

    private Decision<TEvent> Decide(TCommand command, CommandRequest request, long? known)
    {
        var world = _replica!.World;
        var actor = ActorOf(request);
        if (AccessPolicy.Check(command, actor) is { } denied) return denied;
        var context = new CommandContext(actor, shell.Now(), FreshSeed(), world) { Command = request.Id, Known = known };
        context = context.LookingAt(request.Seen, _tipVersion, _replica.Moment.Versions.NewestFor(actor, Self, _tipVersion));
        var decision = EntityDecider.Decide<TState, TCommand, TEvent>(command, _tip, context);
        foreach (var happened in decision.Events)
            if (References.BrokenBy(happened, Self, world) is { } broken) return Broken(broken);
        return decision;
    }

    /// <summary>A bug in a decider: better no event than one that must not be.</summary>
    private Refusal Broken(Invariant broken)
    {
        shell.Logger.InvariantWouldBreak(kind, broken.Code);
        return InvariantBroken;
    }

    private Actor ActorOf(CommandRequest request) =>
        request.User == Actor.System.User ? Actor.System : new Actor(request.User, RoleOf(request, _replica!.World));

    /// <summary>
    /// A refusal may rest on a replica that is a moment behind: only what the newest journal says is told to anybody. What was on its way to the journal is in it before that, as long as not
    /// always more is: whom it is for shows only then. After <see cref="NewestTries"/> times it is told as it is.
    /// </summary>
    private async Task<Decision<TEvent>> DecideOnNewestAsync(TCommand command, CommandRequest request)
    {
        for (var tries = 1; ; tries++)
        {
            await WaitForAppendsAsync();
            await _replica!.CatchUpAsync(CancellationToken.None);
            var decision = Decide(command, request, await KnownAsync(command, request));
            if (decision.Refusal is null || _committed.Version == _tipVersion || tries == NewestTries) return decision;
        }
    }

    /// <summary>Members are the campaign grain's own, newest state; elsewhere the replica's.</summary>
    private Contracts.Access.Role? RoleOf(CommandRequest request, Domain.Campaigns.CampaignWorld world) =>
        _tip is Domain.Campaigns.CampaignState campaign
            ? campaign.Members.TryGetValue(request.User, out var member) ? member.Role : null
            : world.RoleOf(request.User);

    /// <summary>The newest version that this actor can have seen: game masters all, others only what their channels showed.</summary>
    private long VisibleTo(Actor actor) =>
        actor.RunsTheGame || actor.Role is not { } role
            ? _tipVersion
            : _replica!.Moment.Versions.VisibleTo(Channel.MainOf(role), actor.User, Self);

    /// <summary>A command that happened long ago may be refused now, or have nothing left to change: it still gets its first receipt.</summary>
    private async Task<CommandOutcome> EndWithoutEventAsync(CommandRequest request, CommandOutcome outcome)
    {
        await WaitForAppendsAsync();
        return await FindInJournalAsync(request) ?? outcome;
    }

    /// <summary>One that was sent again is decided anew, and what it keeps or makes under its own id is there already: it gets its first receipt too.</summary>
    private async Task<CommandOutcome> EndBrokenAsync(CommandRequest request, Invariant broken)
    {
        await WaitForAppendsAsync();
        return await FindInJournalAsync(request) ?? CommandOutcome.Of(Broken(broken));
    }

    private async Task<CommandOutcome?> FindInJournalAsync(CommandRequest request)
    {
        var rows = await shell.Store.FindCommandAsync(Campaign.Value, request.Id.Value, CancellationToken.None);
        if (rows.IsEmpty) return null;
        var isTheSame = rows[^1].Actor == request.User.Value && rows[^1].EntityId == Self.Id;
        return isTheSame ? CommandOutcome.Of(CommitOf(rows)) : CommandOutcome.Of(IdUsed);
    }

    private Task<CommandOutcome> Propose(CommandRequest request, ImmutableArray<TEvent> events)
    {
        var decided = ImmutableArray.CreateBuilder<DecidedEvent>(events.Length);
        foreach (var happened in events)
        {
            var encoded = EventCodec.Encode(happened);
            if (encoded.Payload.Length > EventBytesMax)
                return Task.FromResult(CommandOutcome.Of(Refusal.TooLarge("event.too-large", $"What would be recorded has {encoded.Payload.Length} bytes; {EventBytesMax} are allowed.")));
            decided.Add(new DecidedEvent(encoded.Type, encoded.Schema, encoded.Payload));
        }

        var (now, tip, version) = (shell.Now(), _tip, _tipVersion);
        foreach (var happened in events)
        {
            var before = tip;
            tip = EntityFold.Evolve<TState, TCommand, TEvent>(before, happened, new EventMark(++version, request.User, now));
            if (Invariants.BrokenBy<TState, TCommand, TEvent>(before, tip, happened) is { } broken) return EndBrokenAsync(request, broken);
        }

        (_tip, _tipVersion) = (tip, version);
        var pending = new PendingCommand<TState>(new DecidedCommand(request.Id, request.User, now, decided.MoveToImmutable()), _tip, _tipVersion) { Said = events.Max(happened => happened.OutcomeOfCommand) };
        _pending.Add(request.Id, pending);
        _gathered.Add(pending);
        _lastProposed = pending.Outcome;
        if (_gathered.Count == 1) _ = AppendGatheredAsync();
        return pending.Outcome;
    }

    /// <summary>Yields once, so that commands that already wait in the mailbox go into the same append. Does not wait for appends before it.</summary>
    private async Task AppendGatheredAsync()
    {
        await Task.Yield();
        ImmutableArray<PendingCommand<TState>> batch = [.. _gathered];
        _gathered.Clear();
        if (batch.IsEmpty || _reloading) return;
        await (_lastAppend = AppendAsync(batch, before: _lastAppend));
        if (_reloading) return;
        if (_snapshots.IsDue(_committed.Version)) await WriteSnapshotAsync();
        else AwaitQuiet();
    }

    /// <summary>One timer for an entity's life: one that is busy pays for it once in <see cref="SnapshotKeeper.Pause"/>.</summary>
    private void AwaitQuiet()
    {
        if (_quietFrom > 0 || !_snapshots.IsDueWhenQuiet(_committed.Version)) return;
        _quietFrom = _tipVersion;
        _quiet ??= this.RegisterGrainTimer(QuietPassedAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
        _quiet.Change(SnapshotKeeper.Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task QuietPassedAsync()
    {
        var isQuiet = _committed.Version == _quietFrom;
        _quietFrom = 0;
        if (_reloading) return;
        if (isQuiet) await WriteSnapshotAsync();
        else AwaitQuiet();
    }

    /// <summary>Answers of several appends may arrive in any order; they take effect in that of the appends. Never throws.</summary>
    private async Task AppendAsync(ImmutableArray<PendingCommand<TState>> batch, Task before)
    {
        try
        {
            var request = new AppendRequest(Self, batch[0].VersionBefore, [.. batch.Select(pending => pending.Decided)], _attachment, IsFirst: !_hasAppended);
            _hasAppended = true;
            var commits = await AppendAsync(request);
            await before;
            for (var i = 0; i < batch.Length; i++) Complete(batch[i], commits[i] with { Outcome = batch[i].Said });
        }
        catch (CommandUndecidedException why)
        {
            Reload(why);
        }
        catch (Exception cause)
        {
            shell.Logger.AppendEndUnknown(cause, kind);
            Reload(Reloading());
        }
    }

    /// <summary>Without a message when the journal that the entity attached to is on this silo.</summary>
    private Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request) =>
        shell.Replicas.JournalOf(Campaign) is { } here && here.Epoch == request.Attachment.Epoch ? here.AppendAsync(request) : GrainFactory.GetJournal(Campaign).AppendAsync(request);

    private void Complete(PendingCommand<TState> pending, Commit commit)
    {
        if (_reloading) return;
        if (pending.VersionBefore != _committed.Version) throw Reloading();
        _committed.Commit(pending, commit);
        _pending.Remove(pending.Decided.Command);
        pending.Succeed(commit);
    }

    /// <summary>Gives up everything that is not on disk. The next activation folds the journal.</summary>
    private void Reload(CommandUndecidedException why)
    {
        foreach (var pending in _pending.Values) pending.Fail(why);
        _pending.Clear();
        _gathered.Clear();
        if (_reloading) return;
        _reloading = true;
        shell.Metrics.Reloaded(kind, why.Reason);
        DeactivateOnIdle();
    }

    /// <summary>An id is its sender's: to anybody else it tells nothing but that it is used.</summary>
    private Task<CommandOutcome>? AlreadyDone(CommandRequest request)
    {
        if (_committed.Find(request.Id) is { } done)
            return Task.FromResult(done.Actor == request.User ? CommandOutcome.Of(done.ToCommit()) : CommandOutcome.Of(IdUsed));
        if (_pending.GetValueOrDefault(request.Id) is not { } pending) return null;
        return pending.Decided.Actor == request.User ? pending.Outcome : Task.FromResult(CommandOutcome.Of(IdUsed));
    }

    /// <summary>What was proposed last commits last: when it is on disk, all before it are.</summary>
    private async Task WaitForAppendsAsync()
    {
        await _lastProposed;
        if (_reloading) throw Reloading();
    }

    private Task WriteSnapshotAsync() => _snapshots.WriteAsync(_committed.Version, _committed.RowHash, _committed.ToJson);

    private static Refusal IdUsed { get; } = Refusal.Conflict("command.id-used", "This command id was used for another command. Choose a new one.");

    private static Refusal InvariantBroken { get; } =
        Refusal.Conflict("server.invariant-broken", "This would break a rule that always holds. Nothing was recorded; the server's log tells which.");

    private static CommandUndecidedException Reloading() =>
        new(UndecidedReason.Reloading, "The entity is reloading from the journal.");

    /// <summary>Of all rows of one command, in their order.</summary>
    private static Commit CommitOf(ImmutableArray<Journal.JournalRow> rows) =>
        new(rows[^1].Sequence, rows[^1].Hash.ToArray(), rows[^1].EntityVersion, rows.Max(row => EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span).OutcomeOfCommand));

    /// <summary>From the machine, not from the command: a player who chooses ids must not choose dice.</summary>
    private static ulong FreshSeed()
    {
        Span<byte> seed = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(seed);
        return BitConverter.ToUInt64(seed);
    }
}
