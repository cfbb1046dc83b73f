using System.Collections.Immutable;
using System.Text;

namespace OrleansCampaigns.Journal.Tests;

/// <summary>The caller's side of one campaign: knows epoch and head, makes rows that follow.</summary>
internal sealed class PlayedJournal(JournalHead head)
{
    private static readonly DateTimeOffset Began = new(2026, 3, 1, 19, 30, 0, TimeSpan.Zero);

    private readonly Dictionary<Guid, long> _versions = [];
    private ReadOnlyMemory<byte> _hash = head.Hash;

    public Guid Id { get; } = head.CampaignId;

    public long Epoch { get; set; } = head.Epoch;

    public long Sequence { get; private set; } = head.Sequence;

    public Guid Entity { get; } = Guid.NewGuid();

    public static async Task<PlayedJournal> BeginAsync(IJournalStore store) =>
        new(await store.TakeOverAsync(Guid.NewGuid(), TestContext.Current.CancellationToken));

    public JournalAppend Next(int rows = 1, Guid? command = null, long? entityVersion = null, Guid? entity = null, int payloadBytes = 40)
    {
        var commandId = command ?? Guid.NewGuid();
        return new JournalAppend(Id, Epoch, [.. Enumerable.Range(0, rows).Select(index => Row(commandId, index, entity ?? Entity, entityVersion, payloadBytes))]);
    }

    /// <summary>What the journal must hold after these appends, and nothing else.</summary>
    public static ImmutableArray<JournalRow> RowsOf(params IEnumerable<JournalAppend> appends) => [.. appends.SelectMany(append => append.Rows)];

    private JournalRow Row(Guid command, int index, Guid entity, long? entityVersion, int payloadBytes)
    {
        Sequence++;
        _versions[entity] = entityVersion ?? _versions.GetValueOrDefault(entity) + 1;
        var payload = Encoding.UTF8.GetBytes($"{{\"line\":{Sequence}}}".PadRight(payloadBytes));
        var row = new JournalRow(
            Id, Sequence, 3, entity, _versions[entity], "line-said", 2, payload, command, index, Guid.NewGuid(),
            Began.AddTicks(Sequence * 10_000_010), ReadOnlyMemory<byte>.Empty);
        _hash = JournalChain.HashOf(_hash.Span, row);
        return row with { Hash = _hash };
    }
}
