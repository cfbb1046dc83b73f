using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Writes what <see cref="PackedReader"/> reads.</summary>
internal sealed class PackedWriter
{
    public const int SealBytes = 8;

    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 16);

    public void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    public void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    public void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Number((uint)bytes.Length);
        _bytes.Write(bytes);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    public void Float(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
    }

    public void Ascending(ReadOnlySpan<int> values)
    {
        Number((uint)values.Length);
        var before = 0;
        foreach (var value in values)
        {
            Number((uint)(value - before));
            before = value;
        }
    }

    /// <summary>All that was written, with its sum.</summary>
    public byte[] Sealed()
    {
        var sum = PackedReader.Sum(_bytes.WrittenSpan);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.GetSpan(SealBytes), sum);
        _bytes.Advance(SealBytes);
        return _bytes.WrittenSpan.ToArray();
    }
}
