using OrleansCampaigns.Grains.Consistency;
using OrleansCampaigns.Journal;

namespace OrleansCampaigns.Server.Tests.Consistency;

/// <summary>What can be done to rows and heads without making the chain right again.</summary>
internal static class RowDamages
{
    private const string Where = "WHERE campaign_id = @campaign AND sequence = @sequence";

    public static IEnumerable<(string Name, Damage Damage)> All =>
    [
        ("a payload's byte is flipped", Altered("payload", row => Flipped(row.Payload, row.Payload.Length / 2))),
        ("a payload's first byte is flipped", Altered("payload", row => Flipped(row.Payload, 0))),
        ("a payload is cut short", Altered("payload", row => row.Payload[..^1].ToArray())),
        ("a payload is empty", Altered("payload", _ => Array.Empty<byte>())),
        ("a payload has a space more", Altered("payload", row => (byte[])[.. row.Payload.Span, (byte)' '])),
        ("a hash's byte is flipped", Altered("hash", row => Flipped(row.Hash, 31))),
        ("the actor is another", Altered("actor", _ => Guid.NewGuid())),
        ("the command is another", Altered("command_id", _ => Guid.NewGuid())),
        ("the command index is another", Altered("command_index", _ => 7)),
        ("the event type is another", Altered("event_type", _ => "line-sung")),
        ("the schema is another", Altered("schema_version", _ => 2)),
        ("the entity's kind is another", Altered("entity_kind", _ => (short)1)),
        ("the entity is another", Altered("entity_id", _ => Guid.NewGuid())),
        ("the entity's version is another", Altered("entity_version", _ => 5_000L)),
        ("the time is another", new(FindingCodes.ChainBroken, async (stored, _) =>
        {
            var row = stored.RowOf("line-said");
            await stored.ExecuteAsync($"UPDATE journal SET recorded_at = recorded_at + {(stored.IsSqlite ? "1" : "interval '1 microsecond'")} {Where}", ("@sequence", row.Sequence));
            return row.Sequence;
        })),
        ("the first row is altered", new(FindingCodes.ChainBroken, (stored, _) => SetAsync(stored, stored.Rows[0], "payload", Flipped(stored.Rows[0].Payload, 3)))),
        ("the last row is altered", new(FindingCodes.ChainBroken, (stored, _) => SetAsync(stored, stored.Rows[^1], "payload", Flipped(stored.Rows[^1].Payload, 3)))),
        ("two rows are exchanged", new(FindingCodes.ChainBroken, (stored, _) => ExchangeAsync(stored, stored.RowOf("line-said").Sequence))),
        ("a row is gone from the middle", new(FindingCodes.RowMissing, (stored, _) => DropAsync(stored, stored.RowOf("line-said").Sequence))),
        ("the first row is gone", new(FindingCodes.RowMissing, (stored, _) => DropAsync(stored, 1))),
        ("two rows are altered", new(FindingCodes.ChainBroken, async (stored, _) =>
        {
            await SetAsync(stored, stored.Rows[20], "payload", Flipped(stored.Rows[20].Payload, 3));
            return await SetAsync(stored, stored.Rows[10], "payload", Flipped(stored.Rows[10].Payload, 3));
        })),
        ("the last row is gone", new(FindingCodes.TailMissing, (stored, _) => DropAsync(stored, stored.Last))),
        ("the last three rows are gone", new(FindingCodes.TailMissing, async (stored, _) =>
        {
            await stored.ExecuteAsync("DELETE FROM journal WHERE campaign_id = @campaign AND sequence > @after", ("@after", stored.Last - 3));
            return stored.Last - 2;
        })),
        ("all rows are gone", new(FindingCodes.TailMissing, async (stored, _) =>
        {
            await stored.ExecuteAsync("DELETE FROM journal WHERE campaign_id = @campaign");
            return 1;
        })),
        ("a forged row follows the last", new(FindingCodes.ChainBroken, async (stored, _) =>
        {
            await stored.InsertAsync(stored.Rows[^1] with { Sequence = stored.Last + 1, EntityId = Guid.NewGuid(), CommandId = Guid.NewGuid() });
            return stored.Last + 1;
        })),
        ("a row's id is cut short", new(FindingCodes.RowUnreadable, (stored, _) => SetAsync(stored, stored.RowOf("line-said"), "actor", new byte[] { 1, 2, 3 }), SqliteOnly: true)),
        ("the head's hash is another", new(FindingCodes.HeadHash, async (stored, _) =>
        {
            await stored.ExecuteAsync("UPDATE journal_heads SET hash = @hash WHERE campaign_id = @campaign", ("@hash", Flipped(stored.Rows[^1].Hash, 0)));
            return stored.Last;
        })),
        ("the head is ahead of its rows", new(FindingCodes.TailMissing, async (stored, _) =>
        {
            await stored.ExecuteAsync("UPDATE journal_heads SET sequence = sequence + 2 WHERE campaign_id = @campaign");
            return stored.Last + 1;
        })),
        ("the head is behind its rows", new(FindingCodes.HeadBehind, (stored, _) => HeadAtAsync(stored, stored.Last - 5), Repairs: true)),
        ("the head is before the first row", new(FindingCodes.HeadBehind, (stored, _) => HeadAtAsync(stored, 0), Repairs: true)),
        ("the head is gone", new(FindingCodes.HeadMissing, async (stored, _) =>
        {
            await stored.ExecuteAsync("DELETE FROM journal_heads WHERE campaign_id = @campaign");
            return stored.Last;
        })),
    ];

    internal static byte[] Flipped(ReadOnlyMemory<byte> bytes, int at)
    {
        var flipped = bytes.ToArray();
        flipped[at] ^= 1;
        return flipped;
    }

    /// <summary>A row from the middle of the evening, of which later rows follow.</summary>
    private static Damage Altered(string column, Func<JournalRow, object> value) =>
        new(FindingCodes.ChainBroken, (stored, _) => stored.RowOf("line-said") is var row ? SetAsync(stored, row, column, value(row)) : Task.FromResult(0L));

    private static async Task<long> SetAsync(StoredCampaign stored, JournalRow row, string column, object value)
    {
        await stored.ExecuteAsync($"UPDATE journal SET {column} = @value {Where}", ("@value", value), ("@sequence", row.Sequence));
        return row.Sequence;
    }

    private static async Task<long> DropAsync(StoredCampaign stored, long sequence)
    {
        await stored.ExecuteAsync($"DELETE FROM journal {Where}", ("@sequence", sequence));
        return sequence;
    }

    private static async Task<long> ExchangeAsync(StoredCampaign stored, long sequence)
    {
        foreach (var (from, to) in ((long, long)[])[(sequence, 900_000), (sequence + 1, sequence), (900_000, sequence + 1)])
            await stored.ExecuteAsync($"UPDATE journal SET sequence = @to {Where}", ("@to", to), ("@sequence", from));
        return sequence;
    }

    private static async Task<long> HeadAtAsync(StoredCampaign stored, long sequence)
    {
        var hash = sequence == 0 ? JournalChain.Genesis.ToArray() : stored.Rows[(int)sequence - 1].Hash.ToArray();
        await stored.ExecuteAsync("UPDATE journal_heads SET sequence = @to, hash = @hash WHERE campaign_id = @campaign", ("@to", sequence), ("@hash", hash));
        return sequence + 1;
    }
}
