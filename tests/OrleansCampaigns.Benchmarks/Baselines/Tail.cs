using System.Text.Json;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Benchmarks.Baselines;

/// <summary>Where one campaign's journal ends; makes the next row. Not thread-safe.</summary>
public sealed class Tail(Guid campaign, JournalHead head)
{
    private const string EventType = "line-said";

    private readonly Guid _entity = Guid.NewGuid();
    private ReadOnlyMemory<byte> _hash = head.Hash;
    private long _version;

    public long Sequence { get; private set; } = head.Sequence;

    public JournalAppend Next(BaselineCommand command) => Next(command.Id, JsonSerializer.SerializeToUtf8Bytes(command));

    public JournalAppend Next(Guid command, ReadOnlyMemory<byte> payload)
    {
        var now = DateTimeOffset.UtcNow;
        var row = new JournalRow(
            campaign, ++Sequence, EntityKind: 1, _entity, ++_version, EventType, SchemaVersion: 1, payload, command, CommandIndex: 0, campaign,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)), default);
        var hash = JournalChain.HashOf(_hash.Span, row);
        _hash = hash;
        return new JournalAppend(campaign, head.Epoch, [row with { Hash = hash }]);
    }
}
