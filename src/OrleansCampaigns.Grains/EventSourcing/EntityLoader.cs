using System.Text.Json;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>An entity as the journal has it.</summary>
internal sealed record LoadedEntity<TState>(EntityMemory<TState> Memory, long SnapshotVersion);

/// <summary>Snapshot and tail, or the whole journal when the snapshot is missing, of another build, damaged, or stands on a row that is not there.</summary>
internal static class EntityLoader
{
    /// <summary>Rows read at a time.</summary>
    public const int PageRows = 1_000;

    public static async Task<LoadedEntity<TState>> LoadAsync<TState, TCommand, TEvent>(
        IJournalStore store, CampaignId campaign, EntityRef entity, EntitySnapshot? snapshot, CancellationToken cancellationToken)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var memory = await FromSnapshotAsync<TState>(store, campaign, entity, snapshot, cancellationToken) ?? EntityMemory<TState>.Empty(TState.Initial);
        var snapshotVersion = memory.Version;
        while (true)
        {
            var page = await store.ReadEntityAsync(campaign.Value, entity.Id, memory.Version, PageRows, cancellationToken);
            foreach (var row in page)
            {
                var happened = (TEvent)EventCodec.Decode(row.EventType, row.SchemaVersion, row.Payload.Span);
                var state = EntityFold.Evolve<TState, TCommand, TEvent>(memory.State, happened, new EventMark(row.EntityVersion, new(row.Actor), row.RecordedAt));
                memory.Advance(state, new RecentCommit(new(row.CommandId), new(row.Actor), row.Sequence, row.Hash.ToArray(), row.EntityVersion, happened.OutcomeOfCommand));
            }

            if (page.Length < PageRows) return new LoadedEntity<TState>(memory, snapshotVersion);
        }
    }

    private static async Task<EntityMemory<TState>?> FromSnapshotAsync<TState>(
        IJournalStore store, CampaignId campaign, EntityRef entity, EntitySnapshot? snapshot, CancellationToken cancellationToken)
    {
        if (snapshot is null || !snapshot.IsUsable(EntityShell.RulesBuild)) return null;
        var row = await store.ReadEntityAsync(campaign.Value, entity.Id, snapshot.Version - 1, 1, cancellationToken);
        if (row is not [{ } standsOn] || standsOn.EntityVersion != snapshot.Version || !standsOn.Hash.Span.SequenceEqual(snapshot.RowHash)) return null;
        try
        {
            return EntityMemory<TState>.Read(snapshot);
        }
        catch (JsonException)
        {
            // Whole bytes of this very build that it cannot read: the fold below gives the same state.
            return null;
        }
    }
}
