using System.Buffers.Binary;
using System.Text;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. Only sealed bytes come here, so what is out of bounds is a bug, and throws.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public static bool IsSealed(ReadOnlySpan<byte> bytes) =>
        bytes.Length > PackedWriter.SealBytes && BinaryPrimitives.ReadUInt64LittleEndian(bytes[^PackedWriter.SealBytes..]) == Sum(bytes[..^PackedWriter.SealBytes]);

    public static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 14695981039346656037UL;
        foreach (var value in bytes) sum = (sum ^ value) * 1099511628211UL;
        return sum;
    }

    public byte Byte()
    {
        var value = _left[0];
        _left = _left[1..];
        return value;
    }

    public ulong Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
            shift += 7;
        }
    }

    /// <summary>Of things that follow, each of at least one byte.</summary>
    public int Count()
    {
        var count = Number();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (ulong)_left.Length);
        return (int)count;
    }

    public int Signed()
    {
        var value = (uint)Number();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public string Text()
    {
        var length = Count();
        var text = Encoding.UTF8.GetString(_left[..length]);
        _left = _left[length..];
        return text;
    }

    public double Double()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_left);
        _left = _left[sizeof(double)..];
        return value;
    }

    public float Float()
    {
        var value = BinaryPrimitives.ReadSingleLittleEndian(_left);
        _left = _left[sizeof(float)..];
        return value;
    }

    public void Ascending(List<int> values)
    {
        var value = 0;
        for (var left = Count(); left > 0; left--) values.Add(value += (int)Number());
    }
}
