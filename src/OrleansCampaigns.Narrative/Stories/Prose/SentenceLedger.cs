using System.Buffers.Binary;
using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// What has been read aloud in a campaign: the last <see cref="SentencesMax"/> sentences by 64-bit hash, exactly, and runs of six words in two Bloom filters of which the older is dropped when
/// the younger holds <see cref="RunsMax"/>. At most 320 KB + 2 × 256 KB; a run that was never said counts as said in under 1 % of cases. Sentences differ when their words do, in lower case.
/// </summary>
public sealed class SentenceLedger
{
    /// <summary>1,000 chapters of 8 scenes of 3 to 5 sentences. At the limit the oldest is forgotten.</summary>
    public const int SentencesMax = 40_000;

    /// <summary>10 bits each in a filter of 2²¹ bits with three probes.</summary>
    public const int RunsMax = 200_000;

    /// <summary>Of one sentence; what follows does not count.</summary>
    private const int WordsMax = 128;
    private const int Run = 6;
    private const int FilterBytes = 1 << 18;
    private const int Probes = 3;
    private const int Header = 12;

    private readonly HashSet<ulong> _said = [];
    private readonly Queue<ulong> _order = new();
    private byte[] _younger = new byte[FilterBytes];
    private byte[] _older = new byte[FilterBytes];
    private int _runs;

    public int Count => _order.Count;

    public bool Contains(string sentence) => _said.Contains(Hash(sentence));

    /// <summary>How many runs of six words of the sentence have been said, probably.</summary>
    public int RunsSaid(string sentence)
    {
        Span<ulong> words = stackalloc ulong[WordsMax];
        var (said, runs) = (0, ProseHash.Words(sentence, words) - Run + 1);
        for (var i = 0; i < runs; i++)
        {
            var run = ProseHash.Of(words.Slice(i, Run));
            if (IsIn(_younger, run) || IsIn(_older, run)) said++;
        }

        return said;
    }

    /// <summary>A second time changes nothing but the runs' age.</summary>
    public void Add(string sentence)
    {
        var hash = Hash(sentence);
        if (_said.Add(hash)) _order.Enqueue(hash);
        if (_order.Count > SentencesMax) _said.Remove(_order.Dequeue());
        Span<ulong> words = stackalloc ulong[WordsMax];
        var runs = ProseHash.Words(sentence, words) - Run + 1;
        for (var i = 0; i < runs; i++)
        {
            var run = ProseHash.Of(words.Slice(i, Run));
            if (_runs == RunsMax) (_older, _younger, _runs) = (_younger, new byte[FilterBytes], 0);
            if (IsIn(_younger, run)) continue;
            for (var probe = 0; probe < Probes; probe++) _younger[Bit(run, probe) >> 3] |= (byte)(1 << (Bit(run, probe) & 7));
            _runs++;
        }
    }

    /// <summary>Little-endian: count of sentences, count of runs, a zero; the sentences from the oldest; both filters. The same sayings in the same order give the same bytes.</summary>
    public ImmutableArray<byte> ToBytes()
    {
        var bytes = new byte[Header + (_order.Count * sizeof(ulong)) + (2 * FilterBytes)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, _order.Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), _runs);
        var at = Header;
        foreach (var hash in _order)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), hash);
            at += sizeof(ulong);
        }

        _younger.CopyTo(bytes, at);
        _older.CopyTo(bytes, at + FilterBytes);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }

    /// <exception cref="FormatException">Not what <see cref="ToBytes"/> wrote.</exception>
    public static SentenceLedger Read(ReadOnlySpan<byte> bytes)
    {
        var count = bytes.Length < Header ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (count is < 0 or > SentencesMax || bytes.Length != Header + (count * sizeof(ulong)) + (2 * FilterBytes)) throw new FormatException($"{bytes.Length} bytes are no ledger of sentences.");
        var ledger = new SentenceLedger { _runs = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), 0, RunsMax) };
        for (var i = 0; i < count; i++)
        {
            var hash = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(Header + (i * sizeof(ulong)))..]);
            if (ledger._said.Add(hash)) ledger._order.Enqueue(hash);
        }

        var filters = bytes[(Header + (count * sizeof(ulong)))..];
        ledger._younger = filters[..FilterBytes].ToArray();
        ledger._older = filters[FilterBytes..].ToArray();
        return ledger;
    }

    private static int Bit(ulong run, int probe) => (int)((run >> (probe * 21)) & ((FilterBytes * 8) - 1));

    private static bool IsIn(byte[] filter, ulong run)
    {
        for (var probe = 0; probe < Probes; probe++)
        {
            if ((filter[Bit(run, probe) >> 3] & (1 << (Bit(run, probe) & 7))) == 0) return false;
        }

        return true;
    }

    private static ulong Hash(string sentence)
    {
        Span<ulong> words = stackalloc ulong[WordsMax];
        return ProseHash.Of(words[..ProseHash.Words(sentence, words)]);
    }
}
