namespace OrleansCampaigns.Domain.EventSourcing.Conflicts;

/// <summary>A stretch of a text in pieces: lines or words.</summary>
internal readonly struct ProsePieces(IReadOnlyList<string> all, int from, int count)
{
    public ProsePieces(IReadOnlyList<string> all)
        : this(all, 0, all.Count)
    {
    }

    public int Count => count;

    public string Text
    {
        get
        {
            var pieces = new string[count];
            for (var i = 0; i < count; i++) pieces[i] = all[from + i];
            return string.Concat(pieces);
        }
    }

    /// <summary>UTF-16 code units.</summary>
    public int Length
    {
        get
        {
            var length = 0;
            for (var i = 0; i < count; i++) length += all[from + i].Length;
            return length;
        }
    }

    private string this[int index] => all[from + index];

    public ProsePieces Slice(int start, int length) => new(all, from + start, length);

    public static (int Head, int Tail) AlikeAtEnds(ProsePieces before, ProsePieces after)
    {
        var most = Math.Min(before.Count, after.Count);
        var head = 0;
        while (head < most && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < most - head && before[before.Count - tail - 1] == after[after.Count - tail - 1]) tail++;
        return (head, tail);
    }

    /// <summary>
    /// The longest row of pieces that both hold exactly once, in the same order, as pairs of places (the idea of patience diff, Bram Cohen): in prose the rare words. By binary search over
    /// the ends of rows.
    /// </summary>
    public static List<(int Before, int After)> Anchors(ProsePieces before, ProsePieces after)
    {
        var (old, now) = (before.Unique(), after.Unique());
        var common = new List<(int Before, int After)>();
        foreach (var (piece, place) in old)
            if (place >= 0 && now.TryGetValue(piece, out var there) && there >= 0) common.Add((place, there));
        common.Sort();
        return LongestRise(common);
    }

    /// <summary>The place of each piece that is there once; −1 for those that come again.</summary>
    private Dictionary<string, int> Unique()
    {
        var places = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            if (!places.TryAdd(this[i], i)) places[this[i]] = -1;
        return places;
    }

    private static List<(int Before, int After)> LongestRise(List<(int Before, int After)> pairs)
    {
        var ends = new List<int>();
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].After < pairs[i].After) low = middle + 1;
                else high = middle;
            }

            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(i);
            else ends[low] = i;
        }

        var rise = new List<(int, int)>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i]) rise.Add(pairs[i]);
        rise.Reverse();
        return rise;
    }
}
