using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>
/// Gives each event its sequence and chain hash before its commit is awaited (so commits of one campaign overlap) and answers after it.
/// A fence that moved or an unknown outcome ends the activation: the sequences given out after it are worth nothing. An append with a command id that is in the
/// journal is turned down alone: what was placed behind it is placed anew, so that a client that uses an id twice harms nobody else.
/// </summary>
[GrainType("campaign-journal"), CampaignPlacement, Reentrant]
internal sealed class CampaignJournalGrain(
    JournalWriter writer, IJournalStore store, CampaignReplicas replicas, ILogger<CampaignJournalGrain> logger) : Grain, ICampaignJournalGrain
{
    /// <summary>
    /// Entities that may append, the unknown ones included that somebody merely tried. Beyond it the one that attached first is forgotten: its next append is turned down,
    /// and it reloads and attaches again.
    /// </summary>
    public const int AttachedMax = 4_096;

    /// <summary>For each entity that attached: how its next append begins; null before its first.</summary>
    private readonly Dictionary<EntityRef, (Attachment Attachment, long? Version)> _attached = [];
    private readonly Queue<(EntityRef Entity, Attachment Attachment)> _attachedInOrder = new();
    private long _attachments;

    /// <summary>In their order in the journal. As many as the writer lets wait.</summary>
    private readonly Queue<PlacedAppend> _underWay = new();
    private readonly HashSet<CommandId> _commandsUnderWay = [];
    private Task _announced = Task.CompletedTask;
    private long _epoch;
    private long _sequence;
    private ReadOnlyMemory<byte> _hash;
    private StreamPublisher? _publisher;
    private CommandUndecidedException? _ended;

    private CampaignId Campaign => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => StoreFailures.TranslateAsync(() => TakeOverAsync(cancellationToken));

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var head = await store.TakeOverAsync(Campaign.Value, cancellationToken);
        (_epoch, _sequence, _hash) = (head.Epoch, head.Sequence, head.Hash);
        await replicas.GetAsync(Campaign, cancellationToken);
        replicas.JournalCame(Campaign);
        _publisher = new StreamPublisher(this.GetStreamProvider(CampaignStream.Provider), Campaign, logger);
        GrainFactory.GetGrain<IInfluenceGrain>(Campaign.Value).ContinueAsync(head.Sequence).Ignore();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        replicas.JournalWent(Campaign);
        return Task.CompletedTask;
    }

    public async Task<Attachment> AttachAsync(EntityRef entity)
    {
        var attachment = new Attachment(_epoch, ++_attachments);
        _attached[entity] = (attachment, null);
        _attachedInOrder.Enqueue((entity, attachment));
        if (_attachedInOrder.Count > AttachedMax) ForgetFirst();
        await _announced;
        return _ended is null ? attachment : throw _ended;
    }

    public async Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request)
    {
        if (_ended is not null) throw _ended;
        if (!Follows(request)) throw TurnedDown("An append of the entity before this one did not arrive here.");
        if (request.Commands.Any(command => _commandsUnderWay.Contains(command.Command) || replicas.IsRecent(Campaign, command.Command)))
        {
            _attached.Remove(request.Entity);
            throw TurnedDown("A command of the append is in the journal or on its way there.");
        }

        foreach (var command in request.Commands) _commandsUnderWay.Add(command.Command);
        var append = new PlacedAppend(request);
        _underWay.Enqueue(append);
        Place(append);
        _attached[request.Entity] = (request.Attachment, append.Rows[^1].EntityVersion);
        var (before, announced) = (_announced, new TaskCompletionSource());
        _announced = announced.Task;
        try
        {
            await EndOfAsync(append, before);
            Announce(append.Rows);
            return CommitsOf(request, append.Rows);
        }
        finally
        {
            foreach (var command in request.Commands) _commandsUnderWay.Remove(command.Command);
            announced.SetResult();
        }
    }

    /// <summary>Returns when it is on disk, after all that was placed before it has ended.</summary>
    private async Task EndOfAsync(PlacedAppend append, Task before)
    {
        var (placement, outcome) = (0, AppendOutcome.FenceLost);
        while (placement != append.Placements)
        {
            placement = append.Placements;
            outcome = await append.Commit;
            await before;
        }

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
        append.PlaceAt(before, rows, CommitAsync(new JournalAppend(Campaign.Value, _epoch, rows)));
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
            return await writer.AppendAsync(append);
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

    /// <summary>Hints, off the command's way: the local replica at once, the others by the stream, influence by a poke.</summary>
    private void Announce(ImmutableArray<JournalRow> rows)
    {
        var events = ImmutableArray.CreateRange(rows, StreamEvents.Of);
        if (InfluenceGrain.Concerns(events)) GrainFactory.GetGrain<IInfluenceGrain>(Campaign.Value).ContinueAsync(rows[^1].Sequence).Ignore();
        var traces = RecordedTraces.Current();
        replicas.Offer(Campaign, events, traces);
        _publisher!.Publish(events, traces);
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
        if (_ended is null) DeactivateOnIdle();
        return _ended ??= new CommandUndecidedException(reason, "The campaign's journal reloads.");
    }
}
