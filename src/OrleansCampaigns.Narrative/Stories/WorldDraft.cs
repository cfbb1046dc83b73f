using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>A world being changed. <see cref="Build"/> gives the next snapshot, without the entities that were let go.</summary>
internal sealed class WorldDraft
{
    private readonly StoryWorld _from;
    private readonly List<StoryEntity> _entities;
    private readonly List<RegionValues> _regions;
    private readonly SortedDictionary<ulong, KnownFact> _facts = [];
    private readonly List<StoryThread> _threads;
    private readonly HashSet<int> _forgotten = [];
    private int _nextThread;

    public WorldDraft(StoryWorld from)
    {
        _from = from;
        _entities = [.. from.Entities];
        _regions = [.. from.Regions];
        _threads = [.. from.Threads];
        _nextThread = from.NextThread;
        NextEntity = from.NextEntity;
        Heroes = [.. from.Heroes];
        foreach (var fact in from.Facts) _facts.Add(fact.Fact.Bits, fact);
    }

    public Vocabulary Vocabulary => _from.Vocabulary;

    public int NextEntity { get; private set; }

    public List<HeroCard> Heroes { get; }

    public IReadOnlyList<StoryEntity> Entities => _entities;

    public IReadOnlyList<StoryThread> Threads => _threads;

    public List<RegionValues> Regions => _regions;

    public IEnumerable<KnownFact> Facts => _facts.Values;

    public int FactCount => _facts.Count;

    public KnownFact? Find(Fact fact) => _facts.GetValueOrDefault(fact.Bits);

    public int IndexOf(string key)
    {
        for (var i = 0; i < _entities.Count; i++)
        {
            if (string.Equals(_entities[i].Key, key, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    public string Print(Fact fact) => FactPrint.Of(Vocabulary, fact, entity => _entities[entity].Key);

    public Fact Parse(string fact) => FactPrint.Parse(Vocabulary, fact, IndexOf);

    public void Welcome(StoryEntity entity)
    {
        _entities.Add(entity);
        _regions.Add(default);
        NextEntity++;
    }

    /// <summary>Makes it true, or touches it when it is; opens a thread where the predicate does.</summary>
    public void Begin(Fact fact, string source, int chapter, ImmutableArray<int> knownBy)
    {
        var predicate = Vocabulary.Predicates[fact.Predicate];
        if (_facts.TryGetValue(fact.Bits, out var known))
        {
            Touch(known, chapter);
            return;
        }

        _facts.Add(fact.Bits, new KnownFact(fact, source, chapter, chapter, !predicate.Hidden, knownBy));
        if (predicate.OpensThread) _threads.Add(new StoryThread($"thread/{_nextThread++}", fact, fact.First, fact.Second, chapter, chapter));
    }

    public void Touch(KnownFact known, int chapter)
    {
        _facts[known.Fact.Bits] = known with { TouchedChapter = chapter };
        for (var i = 0; i < _threads.Count; i++)
        {
            if (_threads[i].Fact == known.Fact) _threads[i] = _threads[i] with { TouchedChapter = chapter };
        }
    }

    /// <summary>Ends it; its thread with it. False when it did not hold.</summary>
    public bool End(Fact fact)
    {
        _threads.RemoveAll(thread => thread.Fact == fact);
        return _facts.Remove(fact.Bits);
    }

    /// <summary>Ends all facts about an entity and lets it go.</summary>
    public void Forget(int entity)
    {
        foreach (var known in _facts.Values.Where(known => known.Fact.Names(entity)).ToArray()) End(known.Fact);
        _forgotten.Add(entity);
    }

    public bool IsForgotten(int entity) => _forgotten.Contains(entity);

    public StoryWorld Build()
    {
        var map = new int[_entities.Count];
        var kept = 0;
        for (var i = 0; i < map.Length; i++) map[i] = _forgotten.Contains(i) ? -1 : kept++;
        int Moved(int entity) => entity == Fact.Nobody ? entity : map[entity];
        Fact MovedFact(Fact fact) => new(fact.Predicate, Moved(fact.First), Moved(fact.Second));
        var facts = _facts.Values.Select(known => known with { Fact = MovedFact(known.Fact), KnownBy = [.. known.KnownBy.Where(knower => map[knower] >= 0).Select(Moved)] });
        return _from with
        {
            Entities = [.. _entities.Where((_, i) => map[i] >= 0)],
            Regions = [.. _regions.Where((_, i) => map[i] >= 0)],
            Facts = [.. facts.OrderBy(known => known.Fact.Bits)],
            Threads = [.. _threads.Select(thread => thread with { Fact = MovedFact(thread.Fact), Owner = Moved(thread.Owner), Stakes = thread.Stakes == Fact.Nobody ? Fact.Nobody : Moved(thread.Stakes) })],
            Factions = [.. _from.Factions.Where(standing => map[standing.Faction] >= 0 && !Lost(standing.Goal, map)).Select(standing => standing with { Faction = Moved(standing.Faction), Goal = MovedFact(standing.Goal) })],
            Heroes = [.. Heroes.Select(hero => hero with { Hero = Moved(hero.Hero) })],
            NextEntity = NextEntity,
            NextThread = _nextThread,
        };
    }

    private static bool Lost(Fact goal, int[] map) => map[goal.First] < 0 || (goal.Second != Fact.Nobody && map[goal.Second] < 0);
}
