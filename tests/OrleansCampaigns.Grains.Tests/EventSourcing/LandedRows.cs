using System.Collections.Immutable;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Tests.EventSourcing;

/// <summary>The rows of one simulated campaign, to be read as those of a database are. Nothing is appended by this door.</summary>
internal sealed class LandedRows : IJournalStore
{
    private readonly List<JournalRow> _rows = [];

    public JournalRow Add(Guid campaign, RecordedEvent recorded)
    {
        var encoded = EventCodec.Encode(recorded.Event);
        var index = _rows.Count(row => row.CommandId == recorded.Command.Value);
        var row = new JournalRow(
            campaign, recorded.Sequence, (short)recorded.Entity.Kind, recorded.Entity.Id, recorded.EntityVersion, encoded.Type, encoded.Schema, encoded.Payload,
            recorded.Command.Value, index, recorded.Actor.Value, recorded.At, default);
        _rows.Add(row);
        return row;
    }

    public Task<ImmutableArray<JournalRow>> ReadEntityAsync(Guid campaignId, Guid entityId, long afterVersion, int rowsMax, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<JournalRow>>([.. _rows.Where(row => row.EntityId == entityId && row.EntityVersion > afterVersion).Take(rowsMax)]);

    public Task<ImmutableArray<JournalRow>> ReadAsync(Guid campaignId, long afterSequence, int rowsMax, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<JournalRow>>([.. _rows.Where(row => row.Sequence > afterSequence).Take(rowsMax)]);

    public Task<ImmutableArray<JournalRow>> FindCommandAsync(Guid campaignId, Guid commandId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<JournalRow>>([.. _rows.Where(row => row.CommandId == commandId)]);

    public Task<JournalHead> TakeOverAsync(Guid campaignId, CancellationToken cancellationToken) => throw NotHere();

    public Task<ImmutableArray<AppendOutcome>> AppendAsync(IReadOnlyList<JournalAppend> appends) => throw NotHere();

    public Task<ImmutableArray<JournalRow>> ReadLastAsync(Guid campaignId, long throughSequence, int rowsMax, CancellationToken cancellationToken) => throw NotHere();

    public Task<ImmutableArray<JournalHead>> ReadHeadsAsync(IReadOnlyCollection<Guid> campaignIds, CancellationToken cancellationToken) => throw NotHere();

    public Task<ImmutableArray<JournalHead>> ListAsync(Guid after, int headsMax, CancellationToken cancellationToken) => throw NotHere();

    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static NotSupportedException NotHere() => new("Nobody asks a simulated campaign for this.");
}
