using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Variants that were written on this silo, by all that they follow from: at most <see cref="BytesMax"/> bytes, the least recently used go first.</summary>
internal sealed class ChapterCache
{
    public const long BytesMax = 32L * 1024 * 1024;

    private readonly Lock _guard = new();
    private readonly Dictionary<Key, LinkedListNode<(Key Key, byte[] Draft)>> _known = [];
    private readonly LinkedList<(Key Key, byte[] Draft)> _recent = [];
    private long _bytes;

    public long Bytes
    {
        get
        {
            lock (_guard) return _bytes;
        }
    }

    public byte[]? Find(Key key)
    {
        lock (_guard)
        {
            if (!_known.TryGetValue(key, out var node)) return null;
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Draft;
        }
    }

    public void Add(Key key, byte[] draft)
    {
        lock (_guard)
        {
            if (draft.Length > BytesMax || !_known.TryAdd(key, _recent.AddFirst((key, draft)))) return;
            _bytes += draft.Length;
            while (_bytes > BytesMax)
            {
                var last = _recent.Last!;
                _recent.RemoveLast();
                _known.Remove(last.Value.Key);
                _bytes -= last.Value.Draft.Length;
            }
        }
    }

    /// <param name="Campaign">The campaign.</param>
    /// <param name="Sequence">The position of its journal.</param>
    /// <param name="Engine">The engine's version.</param>
    /// <param name="Order">Hash of seed, order, variant and kept scenes.</param>
    public readonly record struct Key(CampaignId Campaign, long Sequence, int Engine, UInt128 Order);
}
