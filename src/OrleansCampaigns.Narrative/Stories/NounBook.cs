using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Everybody and everything that a chapter can speak of, by key, and facts about them as prose needs them.</summary>
internal sealed class NounBook
{
    private static readonly Noun Somebody = new("", "somebody", NounForm.They);

    private readonly StoryWorld _world;
    private readonly Dictionary<string, Noun> _nouns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public NounBook(StoryWorld world, ChapterPlan plan)
    {
        _world = world;
        for (var i = 0; i < world.Entities.Length; i++)
        {
            _indices.Add(world.Entities[i].Key, i);
            _nouns.Add(world.Entities[i].Key, Of(world.Entities[i]));
        }

        foreach (var binding in plan.Scenes.SelectMany(scene => scene.Bindings)) _nouns.TryAdd(binding.Entity.Key, Of(binding.Entity));
    }

    /// <summary>"Somebody" for a key that nobody has, such as the wildcard of a goal.</summary>
    public Noun this[string key] => _nouns.GetValueOrDefault(key, Somebody);

    public Noun this[int entity] => this[_world.Entities[entity].Key];

    /// <summary>What is printed, with an exclamation mark before what must not be true.</summary>
    public FactBrief Fact(string print)
    {
        var bare = print.TrimStart('!');
        var open = bare.IndexOf('(', StringComparison.Ordinal);
        var keys = bare[(open + 1)..^1].Split(',');
        return new FactBrief(bare[..open], [.. keys.Select(key => this[key])]) { Holds = bare.Length == print.Length };
    }

    /// <summary>The same with where it comes from and whether players may read it.</summary>
    public FactBrief Fact(SceneCause cause, int chapter) => Fact(cause.Holds ? cause.Fact : "!" + cause.Fact) with
    {
        Source = cause.Source, SinceChapter = cause.SinceChapter, IsKnownToPlayers = cause.Holds && (cause.SinceChapter == chapter || IsKnownToPlayers(cause.Fact)),
    };

    public FactBrief Fact(Fact fact)
    {
        var known = _world.Find(fact);
        return Fact(_world.Print(fact)) with { Source = known?.Source ?? "", SinceChapter = known?.SinceChapter ?? 0, IsKnownToPlayers = known is not null && IsKnownToPlayers(known) };
    }

    public bool IsHidden(FactBrief fact) => _world.Vocabulary[fact.Predicate].Hidden;

    /// <summary>Fades with time: something that is going on, and no part of how the world is made.</summary>
    public bool IsPassing(FactBrief fact) => _world.Vocabulary[fact.Predicate].LastsChapters > 0;

    private bool IsKnownToPlayers(string print) => _world.Find(FactPrint.Parse(_world.Vocabulary, print, key => _indices.GetValueOrDefault(key, -1))) is { } known && IsKnownToPlayers(known);

    /// <summary>Common knowledge, or somebody of the party was there or is part of it.</summary>
    private bool IsKnownToPlayers(KnownFact known)
    {
        if (known.IsKnownTo(0)) return true;
        foreach (var hero in _world.Heroes)
        {
            if (known.IsKnownTo(hero.Hero)) return true;
        }

        return false;
    }

    private static Noun Of(StoryEntity entity) => new(entity.Key, entity.Name, entity.Kind == StoryKind.Party ? NounForm.They : (NounForm)entity.Pronouns)
    {
        PlaceKind = entity.PlaceKind, Archetype = entity.Archetype, IsPerson = entity.Kind is StoryKind.Person or StoryKind.Hero,
    };
}
