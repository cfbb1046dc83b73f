using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>One update of a channel, in its places.</summary>
/// <param name="Number">1, 2, 3 … in the channel, without gaps.</param>
/// <param name="Sequence">Of its event in the journal; never leaves the server, it only orders a viewer's two channels.</param>
/// <param name="Update">What is sent.</param>
/// <param name="Entity">What changed.</param>
/// <param name="EntityVersion">Its version after the change; never leaves the server, a token made of it does.</param>
public sealed record RingEntry(long Number, long Sequence, NumberedUpdate Update, EntityRef Entity = default, long EntityVersion = 0)
{
    private byte[]? _json;

    /// <summary>The update in the JSON of the doors, encoded once for all viewers, when the first asks.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(Update, WireJson.Options);
}

/// <summary>
/// The newest updates of one channel. One writer, any number of readers, no waiting: entries are immutable and name their number, so a reader
/// that is overtaken sees it. What has left the ring is folded again from the journal. It begins with room for <see cref="RoomFirst"/> and doubles up to its capacity: most
/// channels of most campaigns stay small.
/// </summary>
public sealed class UpdateRing(int capacity, long start)
{
    public const int RoomFirst = 8;

    private readonly long _start = start;
    private RingEntry?[] _entries = [];
    private long _head = start;

    /// <summary>Updates that it can hold before it grows.</summary>
    public int Room => Volatile.Read(ref _entries).Length;

    /// <summary>Number of the newest update; 0 when the channel never had one.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>The next at most <paramref name="max"/> updates after number <paramref name="after"/>; null when some of them have left the ring.</summary>
    public ImmutableArray<RingEntry>? ReadAfter(long after, int max)
    {
        var last = Math.Min(Head, after + max);
        if (last <= after) return [];
        var room = Volatile.Read(ref _entries);
        if (room.Length == 0) return null;
        var entries = ImmutableArray.CreateBuilder<RingEntry>((int)(last - after));
        for (var number = after + 1; number <= last; number++)
        {
            if (Volatile.Read(ref room[number % room.Length]) is not { } entry || entry.Number != number) return null;
            entries.Add(entry);
        }

        return entries.MoveToImmutable();
    }

    /// <summary>The updates of one event; null when some of them may have left the ring. Looks from the newest back: asked for by who is close behind.</summary>
    public ImmutableArray<RingEntry>? ReadOf(long sequence)
    {
        var head = Head;
        var room = Volatile.Read(ref _entries);
        var found = new Stack<RingEntry>();
        for (var number = head; number > _start; number--)
        {
            if (room.Length == 0 || Volatile.Read(ref room[number % room.Length]) is not { } entry || entry.Number != number) return null;
            if (entry.Sequence < sequence) break;
            if (entry.Sequence == sequence) found.Push(entry);
        }

        return [.. found];
    }

    internal void Add(long sequence, NumberedUpdate update, EntityRef entity = default, long entityVersion = 0)
    {
        var number = _head + 1;
        if (_entries.Length < capacity && number - _start > _entries.Length) Grow();
        Volatile.Write(ref _entries[number % _entries.Length], new RingEntry(number, sequence, update, entity, entityVersion));
        Volatile.Write(ref _head, number);
    }

    /// <summary>Before the head moves, so whoever has read the head finds what it names in the room that they read after it.</summary>
    private void Grow()
    {
        var larger = new RingEntry?[Math.Min(capacity, Math.Max(RoomFirst, _entries.Length * 2))];
        foreach (var entry in _entries)
            if (entry is not null) larger[entry.Number % larger.Length] = entry;
        Volatile.Write(ref _entries, larger);
    }
}
