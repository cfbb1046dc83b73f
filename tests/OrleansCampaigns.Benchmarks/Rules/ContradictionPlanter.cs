using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Benchmarks.Rules;

/// <summary>Plants one contradiction of a kind in a chapter that has none, among people and things that the chapter does not use.</summary>
internal sealed class ContradictionPlanter(WorldRecord world, ChapterRecord chapter, ulong seed)
{
    public static readonly ImmutableArray<string> Kinds =
        ["dead acts", "captive acts", "missing acts", "person in two places", "item in two places", "unknown id", "effect without cause", "paid twice", "backwards in time", "knows too early"];

    private const int Today = 400;

    private const string Stranger = "Quillimond";

    private static readonly string[] Statuses = [WorldLaws.Captive, WorldLaws.HostageOf, WorldLaws.Missing, "wounded", "sick", "cursed", "exiled", "accused", "bounty"];

    private readonly SeededRandom _random = new(seed);

    /// <param name="kind">What.</param>
    /// <param name="phrasing">Which of the ways to write it.</param>
    /// <returns>Null when the world has nobody left for it.</returns>
    public PlantedContradiction? Plant(string kind, int phrasing)
    {
        var used = chapter.Scenes.SelectMany(scene => scene.Actors).Concat(chapter.Scenes.SelectMany(scene => scene.Outcomes).SelectMany(outcome => outcome.Ends.Concat(outcome.Begins)).SelectMany(fact => new[] { fact.First, fact.Second ?? "" }))
            .Concat(chapter.Scenes.SelectMany(scene => scene.Needs).SelectMany(need => new[] { need.Fact.First, need.Fact.Second ?? "" })).Concat(chapter.Scenes.SelectMany(scene => scene.Knows).SelectMany(known => new[] { known.Fact.First, known.Fact.Second ?? "" })).ToHashSet(StringComparer.Ordinal);
        var free = world.Entities.Where(entity => entity.Kind == WorldKinds.Person && !used.Contains(entity.Key) && Holds(new WorldFact(WorldLaws.Alive, entity.Key))).ToArray();
        var places = world.Entities.Where(entity => entity.Kind == WorldKinds.Place).ToArray();
        if (free.Length < 2 || places.Length < 2) return null;
        var (a, b) = (free[_random.NextInt32(free.Length)], free[_random.NextInt32(free.Length)]);
        if (a.Key == b.Key) b = free.First(entity => entity.Key != a.Key);
        var item = new WorldEntity("item/planted", WorldKinds.Item, "the crooked sceptre");
        var secret = new WorldEntity("secret/planted", WorldKinds.Secret, "the drowned bell-ringer");
        // Nothing is wrong with either of them, so that only what is planted is.
        var calm = world with
        {
            Entities = [.. world.Entities, item, secret],
            Truths = [.. world.Truths.Where(truth => !(truth.Fact.First == a.Key || truth.Fact.First == b.Key) || !Statuses.Contains(truth.Fact.Predicate)), Truth(WorldLaws.Owns, b.Key, item.Key), Truth(WorldLaws.SecretOf, secret.Key, b.Key) with { IsPublic = false }],
            Day = Today,
        };
        var at = _random.NextInt32(chapter.Scenes.Length);
        var (changed, rules, structured) = Structured(kind, new Parts(calm, at, a.Key, b.Key, places[0].Key, places[1].Key));
        string[] written = [.. WrittenContradictions.Of(kind), .. WrittenContradictions.Later(kind)];
        return new PlantedContradiction(kind, changed, rules, structured, at, Fill(written[phrasing % written.Length], [a, b, places[0], places[1], item, secret]));
    }

    private (WorldRecord World, ImmutableArray<string> Rules, ChapterRecord Chapter) Structured(string kind, Parts parts)
    {
        var (calm, at, a, b) = (parts.World, parts.Scene, parts.A, parts.B);
        return kind switch
        {
            "dead acts" => (calm with { Truths = calm.Truths.RemoveAll(truth => truth.Fact == new WorldFact(WorldLaws.Alive, a)), Ended = [new(WorldLaws.Alive, a)] }, [WorldRules.DeadActs], Acting(at, a)),
            "captive acts" => (calm with { Truths = calm.Truths.Add(Truth(WorldLaws.Captive, a, calm.Entities.First(entity => entity.Kind == WorldKinds.Faction).Key)) }, [WorldRules.CaptiveActs], Acting(at, a)),
            "missing acts" => (calm with { Truths = calm.Truths.Add(Truth(WorldLaws.Missing, a)) }, [WorldRules.MissingActs], Acting(at, a)),
            "person in two places" => (calm, [WorldRules.PersonInTwoPlaces], With(at, [new SceneRecord("planted/1") { Place = parts.P, Actors = [a], Moment = 1 }, new SceneRecord("planted/2") { Place = parts.Q, Actors = [a], Moment = 1 }])),
            "item in two places" => (calm, [WorldRules.ItemInTwoPlaces], With(at, [new SceneRecord("planted") { Needs = [new SceneNeed(new WorldFact(WorldLaws.Owns, a, "item/planted"), Holds: true)] }])),
            "unknown id" => (calm, [WorldRules.UnknownId], Acting(at, "npc/nobody")),
            "effect without cause" => (calm, [WorldRules.EffectWithoutCause], Ending(at, new WorldFact("wounded", a))),
            "paid twice" => (calm with { Truths = calm.Truths.RemoveAll(truth => truth.Fact == new WorldFact("owes", a, b)), Ended = [new("owes", a, b)] }, [WorldRules.PaidTwice], Ending(at, new WorldFact("owes", a, b))),
            "backwards in time" => (calm, [WorldRules.BackwardsInTime], With(at, [new SceneRecord("planted") { Day = Today - 12 }])),
            "knows too early" => (calm, [WorldRules.KnowsTooEarly], With(at, [new SceneRecord("planted") { Knows = [new SceneKnowledge(a, new WorldFact(WorldLaws.SecretOf, "secret/planted", b))] }])),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind."),
        };
    }

    private ChapterRecord Acting(int at, string who) => With(at, [new SceneRecord("planted") { Actors = [who] }]);

    private ChapterRecord Ending(int at, WorldFact fact) => With(at, [new SceneRecord("planted") { Outcomes = [new SceneOutcome("success", IsExpected: true, [fact], [])] }]);

    private ChapterRecord With(int at, IEnumerable<SceneRecord> planted) => chapter with { Scenes = chapter.Scenes.InsertRange(at, planted) };

    private bool Holds(WorldFact fact) => world.Truths.Any(truth => truth.Fact == fact);

    private static WorldTruth Truth(string predicate, string first, string? second = null) => new(new WorldFact(predicate, first, second), "world", Chapter: 0);

    /// <param name="pattern">With letters for names.</param>
    /// <param name="named">A, B, P, Q, I and S, in this order.</param>
    private static string Fill(string pattern, WorldEntity[] named)
    {
        var words = pattern.Replace("\n", " \n ", StringComparison.Ordinal).Split(' ').Select(word => (word.TrimStart('"').TrimEnd('.', ',', ';', ':', '\'', 's', '"', '?') is { Length: 1 } slot ? slot : "") switch
        {
            "A" when word != "As" => Replace(word, named[0].Name),
            "B" => Replace(word, named[1].Name),
            "P" => Replace(word, named[2].Name),
            "Q" => Replace(word, named[3].Name),
            "I" when !word.Contains('\'') && !pattern.Contains("I saw", StringComparison.Ordinal) && !pattern.Contains("I never", StringComparison.Ordinal) => Replace(word, named[4].Name),
            "S" => Replace(word, named[5].Name),
            "D" => Replace(word, (Today - 12).ToString(CultureInfo.InvariantCulture)),
            "X" => Replace(word, Stranger),
            _ => word,
        });
        return string.Join(' ', words).Replace(" \n ", "\n", StringComparison.Ordinal);
    }

    private static string Replace(string word, string name) => word[0] == '"' ? $"\"{name}{word[2..]}" : name + word[1..];

    private sealed record Parts(WorldRecord World, int Scene, string A, string B, string P, string Q);
}
