using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// What happens between a chapter and the next: what nobody touched fades, threads left too long lapse and leave distrust, regions change, every faction makes one move, a few events happen, clocks tick,
/// and the oldest of what is too much leaves the story. Pure and bounded: a campaign of any length keeps within <see cref="StoryWorld.EntitiesMax"/> and <see cref="StoryWorld.FactsMax"/>.
/// </summary>
public sealed class ChapterAftermath(StoryletCatalog moves, StoryletCatalog storylets)
{
    private const int EventsMin = 6;

    /// <summary>A fact about somebody keeps them in the story as if touched so many chapters later.</summary>
    private const int WeightOfMention = 3;

    private const int PeopleMin = 14;
    private const int PeopleMax = 26;
    private const int ItemsMax = 14;
    private const int SecretsMax = 12;

    private readonly FactionTurn _turn = new(moves, storylets);

    /// <param name="world">After the chapter's scenes: <see cref="WorldAdvance"/>.</param>
    /// <param name="seed">The chapter's.</param>
    public PlayedChapter Follow(StoryWorld world, ulong seed)
    {
        var entries = ImmutableArray.CreateBuilder<AftermathEntry>();
        var draft = new WorldDraft(world);
        Fade(draft, world.Chapter, entries);
        var regions = RegionRipple.Apply(draft);
        world = draft.Build();
        world = Move(world, seed, entries);
        world = Happen(world, seed, entries);
        draft = new WorldDraft(world);
        Limit(draft, world.Chapter, entries);
        return new PlayedChapter(draft.Build(), entries.ToImmutable(), regions);
    }

    private static string Source(int chapter, ImmutableArray<AftermathEntry>.Builder entries) =>
        string.Create(CultureInfo.InvariantCulture, $"chapter/{chapter}/after/{entries.Count + 1}");

    private static void Fade(WorldDraft draft, int chapter, ImmutableArray<AftermathEntry>.Builder entries)
    {
        foreach (var known in draft.Facts.ToArray())
        {
            var predicate = draft.Vocabulary.Predicates[known.Fact.Predicate];
            if (predicate.LastsChapters == 0 || chapter - known.TouchedChapter < predicate.LastsChapters) continue;
            var changes = ImmutableArray.Create(new SceneChange(draft.Print(known.Fact), Begins: false));
            var source = Source(chapter, entries);
            draft.End(known.Fact);
            if (predicate.OpensThread && Distrust(draft, known.Fact) is { } distrust)
            {
                draft.Begin(distrust, source, chapter, []);
                changes = changes.Add(new SceneChange(draft.Print(distrust), Begins: true));
            }

            entries.Add(new AftermathEntry(source, predicate.OpensThread ? "lapse" : "fade", draft.Print(known.Fact), changes));
        }
    }

    /// <summary>What the one towards whom a thread stood open feels when nobody paid it; null when that is no person, or known already.</summary>
    private static Fact? Distrust(WorldDraft draft, Fact thread)
    {
        if (thread.Second == Fact.Nobody || draft.Entities[thread.Second].Kind != StoryKind.Person || draft.Entities[thread.First].Kind == StoryKind.Place) return null;
        var distrust = new Fact(draft.Vocabulary["distrusts"].Index, thread.Second, thread.First);
        var trust = new Fact(draft.Vocabulary["trusts"].Index, thread.Second, thread.First);
        return draft.Find(distrust) is null && draft.Find(trust) is null ? distrust : null;
    }

    private StoryWorld Move(StoryWorld world, ulong seed, ImmutableArray<AftermathEntry>.Builder entries)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in world.Entities.Where(entity => entity.Kind == StoryKind.Faction).Select(entity => entity.Key).Order(StringComparer.Ordinal).ToArray())
        {
            var faction = world.IndexOf(key);
            if (_turn.Choose(world, faction, KeyHash.Join(seed, KeyHash.Of(key)), taken) is not { } casting) continue;
            var serves = _turn.Serves(world, casting, faction);
            (world, var entry) = _turn.Carry(world, casting, Source(world.Chapter, entries), isMove: true);
            taken.Add(entry.What);
            entries.Add(entry);
            if (serves) world = Tick(world, world.IndexOf(key), entries);
        }

        return world;
    }

    /// <summary>One tick; when the clock is full the goal comes true and the faction turns to the next place.</summary>
    private static StoryWorld Tick(StoryWorld world, int faction, ImmutableArray<AftermathEntry>.Builder entries)
    {
        var at = -1;
        for (var i = 0; i < world.Factions.Length; i++)
        {
            if (world.Factions[i].Faction == faction) at = i;
        }

        if (at < 0) return world;
        var standing = world.Factions[at] with { Clock = world.Factions[at].Clock.Tick() };
        if (!standing.Clock.IsFull) return world with { Factions = world.Factions.SetItem(at, standing) };
        var goal = standing.Goal;
        var places = Enumerable.Range(0, world.Entities.Length).Where(entity => world.Entities[entity].Kind == StoryKind.Place && entity != goal.Second).OrderBy(place => world.Entities[place].Key, StringComparer.Ordinal).ToArray();
        if (places.Length == 0) return world;
        var next = places[(int)(KeyHash.Join(world.Index.Hashes[faction], (ulong)world.Chapter) % (ulong)places.Length)];
        var turned = new FactionStanding(faction, new Fact(goal.Predicate, goal.First, next), new StoryClock(standing.Clock.Name, standing.Clock.Segments, 0));
        var draft = new WorldDraft(world);
        if (draft.Find(goal) is not null) return world with { Factions = world.Factions.SetItem(at, turned) };
        var changes = ImmutableArray.CreateBuilder<SceneChange>();
        var source = Source(world.Chapter, entries);
        foreach (var known in draft.Facts.Where(known => known.Fact.Predicate == goal.Predicate && known.Fact.Second == goal.Second).ToArray())
        {
            draft.End(known.Fact);
            changes.Add(new SceneChange(draft.Print(known.Fact), Begins: false));
        }

        draft.Begin(goal, source, world.Chapter, []);
        changes.Add(new SceneChange(draft.Print(goal), Begins: true));
        entries.Add(new AftermathEntry(source, "clock", world.Entities[faction].Key, changes.ToImmutable()));
        return draft.Build() with { Factions = world.Factions.SetItem(at, turned) };
    }

    private StoryWorld Happen(StoryWorld world, ulong seed, ImmutableArray<AftermathEntry>.Builder entries)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var missing = PeopleMin - world.Entities.Count(entity => entity.Kind == StoryKind.Person);
        for (var i = 0; i < EventsMin + Math.Clamp(missing, 0, EventsMin); i++)
        {
            if (_turn.Choose(world, -1, KeyHash.Join(seed, (ulong)i), taken) is not { } casting) break;
            (world, var entry) = _turn.Carry(world, casting, Source(world.Chapter, entries), isMove: false);
            taken.Add(entry.What);
            entries.Add(entry);
        }

        return world;
    }

    private static void Limit(WorldDraft draft, int chapter, ImmutableArray<AftermathEntry>.Builder entries)
    {
        Limit(draft, StoryKind.Person, PeopleMax, chapter, entries);
        Limit(draft, StoryKind.Item, ItemsMax, chapter, entries);
        Limit(draft, StoryKind.Secret, SecretsMax, chapter, entries);
        Drop(draft, chapter, entries);
    }

    /// <summary>Beyond <see cref="StoryWorld.FactsMax"/> the facts that would fade and were touched longest ago end now.</summary>
    private static void Drop(WorldDraft draft, int chapter, ImmutableArray<AftermathEntry>.Builder entries)
    {
        var over = draft.FactCount - StoryWorld.FactsMax;
        if (over <= 0) return;
        var fading = draft.Facts.Where(known => draft.Vocabulary.Predicates[known.Fact.Predicate].LastsChapters > 0);
        foreach (var known in fading.OrderBy(known => known.TouchedChapter).ThenBy(known => known.Fact.Bits).Take(over).ToArray())
        {
            entries.Add(new AftermathEntry(Source(chapter, entries), "fade", draft.Print(known.Fact), [new SceneChange(draft.Print(known.Fact), Begins: false)]));
            draft.End(known.Fact);
        }
    }

    private static void Limit(WorldDraft draft, StoryKind kind, int most, int chapter, ImmutableArray<AftermathEntry>.Builder entries)
    {
        var presence = new Presence(draft);
        var all = Enumerable.Range(0, draft.Entities.Count).Where(entity => draft.Entities[entity].Kind == kind && !draft.IsForgotten(entity)).ToArray();
        var unspoken = all.Where(entity => presence.Mentions[entity] == 0 && presence.Touched[entity] < chapter - 1);
        var oldest = all.OrderBy(entity => presence.Anchored[entity]).ThenBy(entity => presence.Touched[entity] + WeightOfMention * presence.Mentions[entity]).ThenBy(entity => draft.Entities[entity].Key, StringComparer.Ordinal).Take(Math.Max(0, all.Length - most));
        foreach (var entity in oldest.Union(unspoken).ToArray())
        {
            var changes = draft.Facts.Where(known => known.Fact.Names(entity)).Select(known => new SceneChange(draft.Print(known.Fact), Begins: false)).ToImmutableArray();
            var source = Source(chapter, entries);
            entries.Add(new AftermathEntry(source, "forget", draft.Entities[entity].Key, changes));
            draft.Forget(entity);
        }
    }
}
