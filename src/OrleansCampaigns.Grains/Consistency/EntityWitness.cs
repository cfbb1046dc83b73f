using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Grains.EventSourcing;
using OrleansCampaigns.Grains.Feed;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Grains.Consistency;

/// <summary>An entity's stored snapshot, reduced to what the fold is held against when it comes to the snapshot's version.</summary>
internal sealed class EntityWitness
{
    private readonly Dictionary<CommandId, RecentCommit> _receipts;
    private readonly Dictionary<CommandId, RecentCommit> _rows = [];

    private EntityWitness(StoredGrainState stored, EntitySnapshot snapshot, string stateHash, IReadOnlyList<RecentCommit> recent)
    {
        (Stored, Version, RowHash, StateHash) = (stored, snapshot.Version, snapshot.RowHash, stateHash);
        _receipts = recent.ToDictionary(commit => commit.Command);
    }

    public StoredGrainState Stored { get; }

    public long Version { get; }

    public byte[] RowHash { get; }

    public string StateHash { get; }

    /// <summary>Null when there is nothing to hold the fold against: then <paramref name="wrong"/> tells the code if that is because it is damaged.</summary>
    public static EntityWitness? Read(StoredGrainState stored, EntityKind kind, Func<byte[], EntitySnapshot?> read, out string? wrong)
    {
        wrong = null;
        if (read(stored.Payload) is not { } snapshot) wrong = FindingCodes.SnapshotUnreadable;
        else if (snapshot.RulesBuild != EntityShell.RulesBuild) return null;
        else if (!snapshot.IsUsable(EntityShell.RulesBuild)) wrong = FindingCodes.SnapshotDamaged;
        else
        {
            try
            {
                var (hash, recent) = EntityStates.Read(snapshot, kind);
                return new EntityWitness(stored, snapshot, hash, recent);
            }
            catch (Exception cause) when (cause is JsonException or ArgumentException or NullReferenceException)
            {
                wrong = FindingCodes.SnapshotUnreadable;
            }
        }

        return null;
    }

    /// <summary>To be called with each row of the entity up to <see cref="Version"/>. Of several rows of a command the last is its receipt's, and the outcome is that of all.</summary>
    public void Passed(JournalRow row, ReceiptOutcome outcome)
    {
        var command = new CommandId(row.CommandId);
        if (!_receipts.ContainsKey(command)) return;
        if (_rows.TryGetValue(command, out var before) && before.Outcome > outcome) outcome = before.Outcome;
        _rows[command] = new RecentCommit(command, new(row.Actor), row.Sequence, row.Hash.ToArray(), row.EntityVersion, outcome);
    }

    /// <summary>At <see cref="Version"/>: what is wrong with it, and null when nothing is.</summary>
    public (string Code, string Expected, string Found)? Judge(JournalRow row, ReplicaMoment moment, EntityRef entity)
    {
        if (!row.Hash.Span.SequenceEqual(RowHash)) return (FindingCodes.SnapshotRow, Convert.ToHexStringLower(row.Hash.Span), Convert.ToHexStringLower(RowHash));
        var folded = EntityStates.HashOf(moment.World, entity);
        if (folded != StateHash) return (FindingCodes.SnapshotState, folded, StateHash);
        var wrong = _receipts.Values.Count(receipt => !Same(receipt, _rows.GetValueOrDefault(receipt.Command)));
        return wrong == 0 ? null : (FindingCodes.SnapshotReceipts, $"{_receipts.Count} receipts of the journal", $"{wrong} others");
    }

    private static bool Same(RecentCommit receipt, RecentCommit? row) =>
        row is not null && (receipt.Actor, receipt.Sequence, receipt.EntityVersion, receipt.Outcome) == (row.Actor, row.Sequence, row.EntityVersion, row.Outcome)
        && receipt.Hash.AsSpan().SequenceEqual(row.Hash);
}
