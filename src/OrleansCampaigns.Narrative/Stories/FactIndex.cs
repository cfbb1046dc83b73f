namespace OrleansCampaigns.Narrative.Stories;

/// <summary>The frozen base under all plans of one world: its facts by predicate, where people are and who cannot act. Built once a snapshot, read by every search.</summary>
internal sealed class FactIndex
{
    private readonly int[] _starts;

    public FactIndex(StoryWorld world)
    {
        World = world;
        Bits = new ulong[world.Facts.Length];
        _starts = new int[world.Vocabulary.Predicates.Length + 1];
        for (var i = 0; i < Bits.Length; i++)
        {
            Bits[i] = world.Facts[i].Fact.Bits;
            if (i > 0 && Bits[i] <= Bits[i - 1]) throw new ArgumentException("Facts are not ascending.", nameof(world));
            _starts[world.Facts[i].Fact.Predicate + 1]++;
        }

        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
        Hashes = new ulong[world.Entities.Length];
        Places = new int[world.Entities.Length];
        Free = new bool[world.Entities.Length];
        var words = world.Vocabulary;
        for (var i = 0; i < Hashes.Length; i++)
        {
            Hashes[i] = KeyHash.Of(world.Entities[i].Key);
            var at = Of(world.Vocabulary.At, i);
            Places[i] = at.IsEmpty ? Fact.Nobody : new Fact(at[0]).Second;
            Free[i] = Holds(new Fact(words.Alive, i, Fact.Nobody).Bits) && Of(words.Missing, i).IsEmpty && Of(words.Retired, i).IsEmpty && Of(words.Captive, i).IsEmpty && Of(words.HostageOf, i).IsEmpty;
        }
    }

    public StoryWorld World { get; }

    /// <summary>Ascending.</summary>
    public ulong[] Bits { get; }

    /// <summary>Of keys, by entity.</summary>
    public ulong[] Hashes { get; }

    /// <summary>Where everybody is, by entity; <see cref="Fact.Nobody"/> for unknown.</summary>
    public int[] Places { get; }

    /// <summary>Who lives and is nobody's captive, neither missing nor retired, by entity.</summary>
    public bool[] Free { get; }

    /// <summary>All facts of a predicate.</summary>
    public ReadOnlySpan<ulong> Of(int predicate) => Bits.AsSpan(_starts[predicate], _starts[predicate + 1] - _starts[predicate]);

    /// <summary>All facts of a predicate about a first entity.</summary>
    public ReadOnlySpan<ulong> Of(int predicate, int first)
    {
        var all = Of(predicate);
        var from = LowerBound(all, new Fact(predicate, first, 0).Bits);
        var to = from;
        while (to < all.Length && new Fact(all[to]).First == first) to++;
        return all[from..to];
    }

    public bool Holds(ulong bits) => Position(bits) >= 0;

    /// <summary>The place among the world's facts; negative when it does not hold.</summary>
    public int Position(ulong bits)
    {
        var predicate = (int)(bits >> 48);
        var at = LowerBound(Of(predicate), bits) + _starts[predicate];
        return at < _starts[predicate + 1] && Bits[at] == bits ? at : -1;
    }

    private static int LowerBound(ReadOnlySpan<ulong> sorted, ulong bits)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < bits) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
