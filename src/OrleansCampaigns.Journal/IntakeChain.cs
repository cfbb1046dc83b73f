using System.Collections.Immutable;

namespace OrleansCampaigns.Journal;

/// <summary>Holds the rows of an intake against each other and against its end, before they are written.</summary>
internal sealed class IntakeChain(JournalIntake intake)
{
    private long _sequence;
    private ReadOnlyMemory<byte> _hash = JournalChain.Genesis;

    /// <exception cref="ArgumentException">The page does not follow.</exception>
    public void Add(ImmutableArray<JournalRow> page)
    {
        AppendRules.Check(new JournalAppend(intake.CampaignId, Epoch: 0, page));
        if (page[0].Sequence != _sequence + 1) throw Broken(_sequence + 1);
        if (JournalChain.FirstBroken(_hash, page) is { } broken) throw Broken(broken);
        (_sequence, _hash) = (page[^1].Sequence, page[^1].Hash);
    }

    /// <exception cref="ArgumentException">It does not end where it was said to.</exception>
    public void End()
    {
        if (_sequence < 1 || _sequence != intake.Sequence || !_hash.Span.SequenceEqual(intake.Hash.Span)) throw Broken(_sequence);
    }

    /// <summary>The database found two rows with one key: no journal holds them.</summary>
    public static ArgumentException Twice(Exception cause) => new("Two rows of an intake have the same entity version or command.", cause);

    private static ArgumentException Broken(long sequence) => new($"The rows of an intake are broken at event {sequence}.");
}
