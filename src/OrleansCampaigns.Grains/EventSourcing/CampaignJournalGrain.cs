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
/// A fence that moved, a duplicate command or an unknown outcome ends the activation: the sequences given out after it are worth nothing.
/// </summary>
[GrainType("campaign-journal"), CampaignPlacement, Reentrant]
internal sealed class CampaignJournalGrain(
    JournalWriter writer, IJournalStore store, CampaignReplicas replicas, ILogger<CampaignJournalGrain> logger) : Grain, ICampaignJournalGrain
{
    /// <summary>For each entity that attached: how its next append begins; null before its first. At most one for each entity of the campaign.</summary>
    private readonly Dictionary<EntityRef, (Attachment Attachment, long? Version)> _attached = [];
    private long _attachments;
    private Task _newestCommit = Task.CompletedTask;
    private Task _announced = Task.CompletedTask;
    private long _epoch;
    private long _sequence;
    private ReadOnlyMemory<byte> _hash;
    private CampaignReplica? _replica;
    private StreamPublisher? _publisher;
    private CommandUndecidedException? _ended;

    private CampaignId Campaign => new(this.GetPrimaryKey());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => StoreFailures.TranslateAsync(() => TakeOverAsync(cancellationToken));

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var head = await store.TakeOverAsync(Campaign.Value, cancellationToken);
        (_epoch, _sequence, _hash) = (head.Epoch, head.Sequence, head.Hash);
        _replica = await replicas.GetAsync(Campaign, cancellationToken);
        _publisher = new StreamPublisher(this.GetStreamProvider(CampaignStream.Provider), Campaign, logger);
        GrainFactory.GetGrain<IInfluenceGrain>(Campaign.Value).ContinueAsync(head.Sequence).Ignore();
    }

    public async Task<Attachment> AttachAsync(EntityRef entity)
    {
        var attachment = new Attachment(_epoch, ++_attachments);
        _attached[entity] = (attachment, null);
        await _newestCommit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return _ended is null ? attachment : throw _ended;
    }

    public async Task<ImmutableArray<Commit>> AppendAsync(AppendRequest request)
    {
        if (_ended is not null) throw _ended;
        if (!Follows(request)) throw new CommandUndecidedException(UndecidedReason.Reloading, "An append of the entity before this one did not arrive here.");
        var rows = Place(request);
        _attached[request.Entity] = (request.Attachment, rows[^1].EntityVersion);
        var commit = CommitAsync(new JournalAppend(Campaign.Value, _epoch, rows));
        _newestCommit = commit;
        var (before, announced) = (_announced, new TaskCompletionSource());
        _announced = announced.Task;
        try
        {
            var outcome = await commit;
            await before;
            if (outcome is not AppendOutcome.Committed)
            {
                logger.JournalFenceLost(outcome);
                throw End(UndecidedReason.Reloading);
            }

            Announce(rows);
            return CommitsOf(request, rows);
        }
        finally
        {
            announced.SetResult();
        }
    }

    private bool Follows(AppendRequest request) =>
        _attached.TryGetValue(request.Entity, out var last) && last == (request.Attachment, request.IsFirst ? null : request.ExpectedVersion);

    private ImmutableArray<JournalRow> Place(AppendRequest request)
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
        _replica!.Offer(events, traces);
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

    private CommandUndecidedException End(UndecidedReason reason)
    {
        if (_ended is null) DeactivateOnIdle();
        return _ended ??= new CommandUndecidedException(reason, "The campaign's journal reloads.");
    }
}
