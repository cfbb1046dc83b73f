using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// One campaign's order of events while this silo has it; <see cref="CampaignJournalGrain"/> makes it and ends it. Gives each event its sequence and chain hash before its
/// commit is awaited (so commits of one campaign overlap) and answers after it. A fence that moved or an unknown outcome ends it: the sequences given out after it are worth
/// nothing. An append with a command id that is in the journal is turned down alone: what was placed behind it is placed anew, so that a client that uses an id twice harms
/// nobody else.
/// </summary>
/// <remarks>
/// Thread-safe: the campaign's entities, which live on the same silo, append without a message (a third of a command's CPU when they went through the grain). Appends end one
/// after another, in their order; what follows an end runs outside anybody's turn.
/// </remarks>
internal sealed class CampaignJournal(
    CampaignId campaign, JournalHead head, JournalWriter writer, CampaignReplicas replicas, StreamPublisher publisher, Action ended, ILogger logger)
{
    /// <summary>
    /// Entities that may append, the unknown ones included that somebody merely tried. Beyond it the one that attached first is forgotten: its next append is turned down,
    /// and it reloads and attaches again.
    /// </summary>
    public const int AttachedMax = 4_096;

    private readonly Lock _gate = new();

    /// <summary>For each entity that attached: how its next append begins; null before its first.</summary>
    private readonly Dictionary<EntityRef, (Attachment Attachment, long? Version)> _attached = [];
    private readonly Queue<(EntityRef Entity, Attachment Attachment)> _attachedInOrder = new();
    private long _attachments;

    /// <summary>In their order in the journal. As many as the writer lets wait.</summary>
    private readonly Queue<PlacedAppend> _underWay = new();
    private readonly HashSet<CommandId> _commandsUnderWay = [];
    private Task _announced = Task.CompletedTask;
    private long _sequence = head.Sequence;
    private ReadOnlyMemory<byte> _hash = head.Hash;
    private bool _used;
    private CommandUndecidedException? _ended;

    public CampaignId Campaign { get; } = campaign;

    /// <summary>Of the take-over that it began with.</summary>
    public long Epoch => head.Epoch;

    /// <summary>Ends when all that is placed now has ended.</summary>
    public Task Announced
    {
        get
        {
            lock (_gate) return _announced;
        }
    }

    /// <summary>Whether anything was appended since the last call.</summary>
    public bool TakeUsed()
    {
        lock (_gate)
        {
            var used = _used;
            _used = false;
            return used;
        }
    }

    /// <summary>Nothing more is placed; what is placed ends as it may.</summary>
    public void Close()
    {
        lock (_gate) _ended ??= Ended(UndecidedReason.Reloading);
    }

    /// <inheritdoc cref="ICampaignJournalGrain.AttachAsync"/>
    public async Task<Attachment> AttachAsync(EntityRef entity)
    {
        Attachment attachment;
        Task announced;
        lock (_gate)
        {
            attachment = new Attachment(head.Epoch, ++_attachments);
            _attached[entity] = (attachment, null);
            _attachedInOrder.Enqueue((entity, attachment));
            if (_attachedInOrder.Count > AttachedMax) ForgetFirst();
            announced = _announced;
        }

        await announced.ConfigureAwait(false);
        lock (_gate) return _ended is null ? attachment : throw _ended;
    }

    /// <inheritdoc cref="ICampaignJournalGrain.AppendAsync"/>
    public async Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request)
    {
        var announced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (append, before) = PlaceNext(request, announced.Task);
        try
        {
            await EndOfAsync(append, before).ConfigureAwait(false);
            Announce(append.Rows);
            return CommitsOf(request, append.Rows);
        }
        finally
        {
            lock (_gate)
            {
                foreach (var command in request.Commands) _commandsUnderWay.Remove(command.Command);
            }

            announced.SetResult();
        }
    }

    private (PlacedAppend Append, Task Before) PlaceNext(AppendRequest request, Task announced)
    {
        lock (_gate)
        {
            if (_ended is not null) throw _ended;
            if (!Follows(request)) throw TurnedDown("An append of the entity before this one did not arrive here.");
            if (request.Commands.Any(command => _commandsUnderWay.Contains(command.Command) || replicas.IsRecent(Campaign, command.Command)))
            {
                _attached.Remove(request.Entity);
                throw TurnedDown("A command of the append is in the journal or on its way there.");
            }

            _used = true;
            foreach (var command in request.Commands) _commandsUnderWay.Add(command.Command);
            var append = new PlacedAppend(request);
            _underWay.Enqueue(append);
            Place(append);
            _attached[request.Entity] = (request.Attachment, append.Rows[^1].EntityVersion);
            var before = _announced;
            _announced = announced;
            return (append, before);
        }
    }

    /// <summary>Returns when it is on disk, after all that was placed before it has ended.</summary>
    private async Task EndOfAsync(PlacedAppend append, Task before)
    {
        var (placement, outcome) = (0, AppendOutcome.FenceLost);
        while (placement != append.Placements)
        {
            placement = append.Placements;
            outcome = await append.Commit.ConfigureAwait(false);
            await before.ConfigureAwait(false);
        }

        lock (_gate)
        {
            if (_ended is not null && outcome is not AppendOutcome.Committed) throw _ended;
            _underWay.Dequeue();
            if (append.IsTurnedDown) throw TurnedDown("An append of the entity before this one was turned down.");
            if (outcome is AppendOutcome.FenceLost)
            {
                logger.JournalFenceLost(outcome);
                throw End(UndecidedReason.Reloading);
            }

            if (outcome is AppendOutcome.Committed) return;
            PlaceBehindAnew(append);
            throw TurnedDown("A command of the append is in the journal.");
        }
    }

    /// <summary>
    /// The head of the journal is where it was before the append that was turned down. The writer ends a campaign's appends in the order in which it was given them, so
    /// those behind have lost their fence before any of the new places is tried. The entity's own were decided on events that are not stored: they go with it.
    /// </summary>
    private void PlaceBehindAnew(PlacedAppend turnedDown)
    {
        (_sequence, _hash) = (turnedDown.Rows[0].Sequence - 1, turnedDown.HashBefore);
        if (_attached.GetValueOrDefault(turnedDown.Request.Entity).Attachment == turnedDown.Request.Attachment) _attached.Remove(turnedDown.Request.Entity);
        foreach (var behind in _underWay)
        {
            if (behind.IsTurnedDown) continue;
            if (behind.Request.Entity == turnedDown.Request.Entity) behind.TurnDown();
            else Place(behind);
        }
    }

    private void ForgetFirst()
    {
        var (entity, attachment) = _attachedInOrder.Dequeue();
        if (_attached.TryGetValue(entity, out var last) && last.Attachment == attachment) _attached.Remove(entity);
    }

    private bool Follows(AppendRequest request) =>
        _attached.TryGetValue(request.Entity, out var last) && last == (request.Attachment, request.IsFirst ? null : request.ExpectedVersion);

    private void Place(PlacedAppend append)
    {
        var before = _hash;
        var rows = RowsOf(append.Request);
        append.PlaceAt(before, rows, CommitAsync(new JournalAppend(Campaign.Value, head.Epoch, rows)));
    }

    private ImmutableArray<JournalRow> RowsOf(AppendRequest request)
    {
        var rows = ImmutableArray.CreateBuilder<JournalRow>();
        var version = request.ExpectedVersion;
        foreach (var command in request.Commands)
        {
            for (var index = 0; index < command.Events.Length; index++)
            {
                var decided = command.Events[index];
                var row = new JournalRow(
                    Campaign.Value, ++_sequence, (short)request.Entity.Kind, request.Entity.Id, ++version,
                    decided.Type, decided.Schema, decided.Payload, command.Command.Value, index, command.Actor.Value, command.At, default);
                var hash = JournalChain.HashOf(_hash.Span, row);
                _hash = hash;
                rows.Add(row with { Hash = hash });
            }
        }

        return rows.DrainToImmutable();
    }

    private async Task<AppendOutcome> CommitAsync(JournalAppend append)
    {
        try
        {
            return await writer.AppendAsync(append).ConfigureAwait(false);
        }
        catch (JournalBusyException)
        {
            throw End(UndecidedReason.Busy);
        }
        catch (JournalUnavailableException)
        {
            throw End(UndecidedReason.StoreUnavailable);
        }
        catch (JournalOutcomeUnknownException)
        {
            throw End(UndecidedReason.Reloading);
        }
    }

    /// <summary>Hints, off the command's way: the local replica at once, the others and the handlers by the stream.</summary>
    private void Announce(ImmutableArray<JournalRow> rows)
    {
        var events = ImmutableArray.CreateRange(rows, StreamEvents.Of);
        var traces = RecordedTraces.Current();
        replicas.Offer(Campaign, events, traces);
        publisher.Publish(events, traces);
    }

    private static ImmutableArray<Commit> CommitsOf(AppendRequest request, ImmutableArray<JournalRow> rows)
    {
        var commits = ImmutableArray.CreateBuilder<Commit>(request.Commands.Length);
        var at = -1;
        foreach (var command in request.Commands)
        {
            at += command.Events.Length;
            commits.Add(new Commit(rows[at].Sequence, rows[at].Hash.ToArray(), rows[at].EntityVersion));
        }

        return commits.MoveToImmutable();
    }

    private static CommandUndecidedException TurnedDown(string why) => new(UndecidedReason.Reloading, why);

    private CommandUndecidedException End(UndecidedReason reason)
    {
        lock (_gate)
        {
            if (_ended is not null) return _ended;
            _ended = Ended(reason);
        }

        ended();
        return _ended;
    }

    private static CommandUndecidedException Ended(UndecidedReason reason) => new(reason, "The campaign's journal reloads.");
}
