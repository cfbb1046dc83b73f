namespace OrleansCampaigns.Journal.Tests;

public sealed class JournalChainTests
{
    private readonly PlayedJournal _campaign = new(new(Guid.NewGuid(), 1, 0, JournalChain.Genesis));

    [Fact]
    public void Any_flipped_byte_of_payload_or_hash_is_found()
    {
        var rows = _campaign.Next(rows: 3).Rows;
        for (var i = 0; i < rows[1].Payload.Length; i++) Assert.Equal(2, Broken(rows.SetItem(1, rows[1] with { Payload = Flip(rows[1].Payload, i) })));
        for (var i = 0; i < JournalChain.HashBytes; i++) Assert.Equal(2, Broken(rows.SetItem(1, rows[1] with { Hash = Flip(rows[1].Hash, i) })));
    }

    [Fact]
    public void Any_other_changed_column_is_found()
    {
        var rows = _campaign.Next(rows: 3).Rows;
        var row = rows[1];
        JournalRow[] altered =
        [
            row with { CampaignId = Guid.NewGuid() }, row with { Sequence = 7 }, row with { EntityKind = 9 }, row with { EntityId = Guid.NewGuid() },
            row with { EntityVersion = 9 }, row with { EventType = "line-sung" }, row with { SchemaVersion = 3 }, row with { CommandId = Guid.NewGuid() },
            row with { CommandIndex = 5 }, row with { Actor = Guid.NewGuid() }, row with { RecordedAt = row.RecordedAt.AddMicroseconds(1) },
            row with { EventType = row.EventType + "x", Payload = row.Payload[1..] },
        ];
        Assert.All(altered, changed => Assert.Equal(2, Broken(rows.SetItem(1, changed))));
        Assert.Equal(2, Broken(rows.RemoveAt(1)));
        Assert.Null(Broken(rows));
    }

    private static long? Broken(IReadOnlyList<JournalRow> rows) => JournalChain.FirstBroken(JournalChain.Genesis, rows);

    private static byte[] Flip(ReadOnlyMemory<byte> bytes, int index)
    {
        var flipped = bytes.ToArray();
        flipped[index] ^= 0x20;
        return flipped;
    }
}
