using System.Collections.Immutable;
using System.Text.Json;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Feed;

namespace OrleansCampaigns.Grains.Feed;

/// <summary>One update of a channel, in its places.</summary>
/// <param name="Number">1, 2, 3 … in the channel, without gaps.</param>
/// <param name="Sequence">Of its event in the journal; never leaves the server, it only orders a viewer's two channels.</param>
/// <param name="Update">What is sent.</param>
public sealed record RingEntry(long Number, long Sequence, NumberedUpdate Update)
{
    private byte[]? _json;

    /// <summary>The update in the JSON of the doors, encoded once for all viewers, when the first asks.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(Update, WireJson.Options);
}

/// <summary>
/// The newest updates of one channel. One writer, any number of readers, no waiting: entries are immutable and name their number, so a reader
/// that is overtaken sees it. What has left the ring is folded again from the journal.
/// </summary>
public sealed class UpdateRing(int capacity, long head)
{
    private readonly RingEntry?[] _entries = new RingEntry?[capacity];
    private long _head = head;

    /// <summary>Number of the newest update; 0 when the channel never had one.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>The next at most <paramref name="max"/> updates after number <paramref name="after"/>; null when some of them have left the ring.</summary>
    public ImmutableArray<RingEntry>? ReadAfter(long after, int max)
    {
        var last = Math.Min(Head, after + max);
        if (last <= after) return [];
        var entries = ImmutableArray.CreateBuilder<RingEntry>((int)(last - after));
        for (var number = after + 1; number <= last; number++)
        {
            if (Volatile.Read(ref _entries[number % capacity]) is not { } entry || entry.Number != number) return null;
            entries.Add(entry);
        }

        return entries.MoveToImmutable();
    }

    internal void Add(long sequence, NumberedUpdate update)
    {
        var number = _head + 1;
        Volatile.Write(ref _entries[number % capacity], new RingEntry(number, sequence, update));
        Volatile.Write(ref _head, number);
    }
}
