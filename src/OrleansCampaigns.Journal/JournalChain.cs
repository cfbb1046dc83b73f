using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrleansCampaigns.Journal;

/// <summary>
/// The hash chain of a campaign's journal. The payload enters by its own hash's input as stored, so a chain over encrypted payloads
/// is verified without a key.
/// </summary>
public static class JournalChain
{
    public const int HashBytes = 32;

    /// <summary>What stands before the first row.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[HashBytes];

    /// <summary>SHA-256 over the previous hash and every stored column in order, fixed-width integers big-endian, variable ones with a length before them.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> previous, JournalRow row)
    {
        var typeBytes = Encoding.UTF8.GetByteCount(row.EventType);
        var length = HashBytes + (4 * 16) + (2 * 8) + 2 + (2 * 4) + 8 + 4 + typeBytes + 4 + row.Payload.Length;
        var rented = System.Buffers.ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var buffer = rented.AsSpan(0, length);
            var at = 0;
            previous.CopyTo(buffer);
            at += HashBytes;
            Put(row.CampaignId, buffer, ref at);
            Put(row.Sequence, buffer, ref at);
            BinaryPrimitives.WriteInt16BigEndian(buffer[at..], row.EntityKind);
            at += 2;
            Put(row.EntityId, buffer, ref at);
            Put(row.EntityVersion, buffer, ref at);
            Put(row.SchemaVersion, buffer, ref at);
            Put(row.CommandId, buffer, ref at);
            Put(row.CommandIndex, buffer, ref at);
            Put(row.Actor, buffer, ref at);
            Put(row.RecordedAt.UtcTicks / TimeSpan.TicksPerMicrosecond, buffer, ref at);
            Put(typeBytes, buffer, ref at);
            at += Encoding.UTF8.GetBytes(row.EventType, buffer[at..]);
            Put(row.Payload.Length, buffer, ref at);
            row.Payload.Span.CopyTo(buffer[at..]);
            return SHA256.HashData(buffer);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Proves that rows follow each other and what stands before them.</summary>
    /// <param name="previous">Hash of the row before the first; <see cref="Genesis"/> when the first has sequence 1.</param>
    /// <param name="rows">Of one campaign, ascending.</param>
    /// <returns>The sequence of the first row that was altered, is missing or does not follow; null when the chain holds.</returns>
    public static long? FirstBroken(ReadOnlyMemory<byte> previous, IReadOnlyList<JournalRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Sequence != rows[0].Sequence + i || rows[i].CampaignId != rows[0].CampaignId) return rows[0].Sequence + i;
            if (!rows[i].Hash.Span.SequenceEqual(HashOf(previous.Span, rows[i]))) return rows[i].Sequence;
            previous = rows[i].Hash;
        }

        return null;
    }

    private static void Put(Guid value, Span<byte> buffer, ref int at)
    {
        value.TryWriteBytes(buffer[at..], bigEndian: true, out var written);
        at += written;
    }

    private static void Put(long value, Span<byte> buffer, ref int at)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer[at..], value);
        at += 8;
    }

    private static void Put(int value, Span<byte> buffer, ref int at)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer[at..], value);
        at += 4;
    }
}
