using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// All that a chapter is planned from, at one position of the journal. Immutable. Entities have dense indices: the place in <see cref="Entities"/>, 0 for the party; they hold within this snapshot only.
/// Bounded: <see cref="EntitiesMax"/> and <see cref="FactsMax"/>, kept by <see cref="ChapterAftermath"/>, which lets the oldest go.
/// </summary>
public sealed record StoryWorld(Vocabulary Vocabulary)
{
    public const int EntitiesMax = 160;

    public const int FactsMax = 900;

    private FactIndex? _index;

    /// <summary>The last chapter that was played; 0 before the first.</summary>
    public int Chapter { get; init; }

    /// <summary>The party first.</summary>
    public required ImmutableArray<StoryEntity> Entities
    {
        get;
        init
        {
            field = value;
            _index = null;
        }
    }

    /// <summary>Ascending by <see cref="KnownFact.Fact"/>, none twice.</summary>
    public required ImmutableArray<KnownFact> Facts
    {
        get;
        init
        {
            field = value;
            _index = null;
        }
    }

    /// <summary>By entity; what is no place has zeros.</summary>
    public required ImmutableArray<RegionValues> Regions { get; init; }

    /// <summary>Ascending by faction.</summary>
    public ImmutableArray<FactionStanding> Factions { get; init; } = [];

    /// <summary>The open ones, in the order of their opening.</summary>
    public ImmutableArray<StoryThread> Threads { get; init; } = [];

    /// <summary>Ascending by hero.</summary>
    public ImmutableArray<HeroCard> Heroes { get; init; } = [];

    /// <summary>Safety tags that the table never wants to meet.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>Safety tags that the table wants off screen.</summary>
    public ImmutableArray<string> Veils { get; init; } = [];

    public UseLedger Ledger { get; init; } = UseLedger.Empty;

    /// <summary>The number that the next new entity's key gets.</summary>
    public int NextEntity { get; init; } = 1;

    /// <summary>The number that the next thread's key gets.</summary>
    public int NextThread { get; init; } = 1;

    internal FactIndex Index => _index ??= new FactIndex(this);

    /// <summary>The fact with all that is known of it; null when it does not hold.</summary>
    public KnownFact? Find(Fact fact) => Index.Position(fact.Bits) is >= 0 and var at ? Facts[at] : null;

    /// <summary>The dense index of a key; −1 when there is none.</summary>
    public int IndexOf(string key)
    {
        for (var i = 0; i < Entities.Length; i++)
        {
            if (string.Equals(Entities[i].Key, key, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    /// <summary>As storylets write it, with keys: <c>threat(faction/1,place/3)</c>.</summary>
    public string Print(Fact fact) => FactPrint.Of(Vocabulary, fact, entity => Entities[entity].Key);
}
