using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Rules.Texts;

/// <summary>
/// Reads a chapter that somebody wrote as what its sentences say happens: who acts where, what passes from hand to hand, who speaks of what, what begins and ends. It reads what is plain and leaves the rest: what may
/// be, what was once, what is only said, jokes and metaphors. One for one chapter.
/// </summary>
public sealed class ChapterReader
{
    /// <summary>Characters of all parts together; what follows is not read.</summary>
    public const int TextLengthMax = 262_144;

    public const int StrangersMax = 100;

    /// <summary>Of whom a sentence with one of these speaks need not be alive and there: graves and ghosts, cells and chains, searches and letters.</summary>
    private static readonly FrozenSet<string> OfTheAbsent =
        ["ghost", "ghosts", "spirit", "corpse", "body", "grave", "tomb", "funeral", "burial", "portrait", "statue", "dead", "died", "killed", "slain", "murdered", "buried", "mourn", "mourns", "skull", "bones", "haunts", "haunt", "undead", "memorial", "afterlife", "echo", "illusion", "shade", "wraith", "letter", "diary",
        "cell", "cells", "chains", "chained", "shackled", "captive", "captivity", "prisoner", "prison", "bound", "cage", "caged", "jail", "captor", "captors", "imprisoned", "dungeon", "ransom", "hostage", "guarded", "missing", "search", "searching", "trace", "vanished", "disappeared", "disappearance", "lost"];

    private readonly WorldRecord _world;
    private readonly WorldPhrases _phrases;
    private readonly NameTable _names;
    private readonly DayReader _days;
    private readonly TextPresence _presence = new();
    private readonly StrangerFinder _strangers;
    private int _left = TextLengthMax;

    /// <param name="world">Whose names are looked for.</param>
    /// <param name="phrases">What to look for.</param>
    public ChapterReader(WorldRecord world, WorldPhrases phrases)
    {
        (_world, _phrases) = (world, phrases);
        _names = new NameTable(world.Entities.Take(WorldRecord.EntitiesMax));
        _days = new DayReader(world);
        _strangers = new StrangerFinder(_names, world, StrangersMax);
    }

    /// <summary>Names that the world does not know, of those who act or where something happens, in what was read so far.</summary>
    public ImmutableArray<TextStranger> Strangers => _strangers.Found;

    /// <summary>Nothing was left out at the limits so far.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>What a part says, sentence by sentence. Parts come in order: what happens at the same time may stand in two.</summary>
    public IReadOnlyList<SceneRecord> Read(WrittenPart part)
    {
        var text = part.Text.Length <= _left ? part.Text : part.Text[.._left];
        _left -= text.Length;
        var sentences = SentenceSplit.Split(text);
        IsWhole &= text.Length == part.Text.Length && sentences.Count < SentenceSplit.SentencesMax;
        var scenes = new List<SceneRecord>();
        foreach (var sentence in sentences)
        {
            var mentions = _names.Find(sentence.Words);
            var path = string.Create(CultureInfo.InvariantCulture, $"{part.Path}/{sentence.Start}+{sentence.Length}");
            _strangers.Look(text, path, sentence, mentions);
            var scene = Scene(text, path, sentence, mentions);
            if (_presence.Echo(sentence, mentions, scene) is { } echo) scenes.Add(echo);
            scene = _presence.Placed(scene);
            if (scene is not { Actors.IsEmpty: true, Needs.IsEmpty: true, Knows.IsEmpty: true, Outcomes.IsEmpty: true, Day: null }) scenes.Add(scene);
        }

        return scenes;
    }

    private SceneRecord Scene(string text, string path, TextSentence sentence, List<TextMention> mentions)
    {
        var scene = new SceneRecord(path) { Day = _days.Read(sentence.Words) };
        if (sentence.IsHeading || SentenceMood.IsPossible(sentence) || SentenceMood.IsPast(sentence)) return scene;
        var actors = mentions.Where(mention => WorldKinds.Lives(mention.Entity.Kind) && ActorFinder.Acts(sentence, mention, mentions)).ToArray();
        var absent = sentence.Words.Any(word => !word.IsSpoken && OfTheAbsent.Contains(word.Word));
        scene = WithPhrases(sentence, mentions, scene with { Actors = absent ? [] : [.. actors.Select(actor => actor.Entity.Key).Distinct()] });
        return scene with { Knows = [.. scene.Knows, .. Spoken(text, sentence, mentions, actors)] };
    }

    private SceneRecord WithPhrases(TextSentence sentence, List<TextMention> mentions, SceneRecord scene)
    {
        if (mentions.Count == 0) return scene;
        var at = mentions.GroupBy(mention => mention.From).ToDictionary(group => group.Key, group => group.First());
        var (begins, ends, needs, knows) = (new List<WorldFact>(), new List<WorldFact>(), new List<SceneNeed>(), new List<SceneKnowledge>());
        foreach (var phrase in _phrases.All)
        {
            if (phrase.FindIn(sentence, at) is not { } found) continue;
            var (first, second) = (KeyOf(phrase.First, found.Slots), KeyOf(phrase.Second, found.Slots));
            switch (phrase.Effect)
            {
                case PhraseEffect.Needs: Add(needs, new SceneNeed(Fact(phrase, first, second), Holds: true)); break;
                case PhraseEffect.Begins: Add(begins, Fact(phrase, first, second)); break;
                case PhraseEffect.Knows when first is not null && second is not null: knows.AddRange(About(first, second)); break;
                case PhraseEffect.Ends or PhraseEffect.MayEnd:
                    if (Known(phrase, first, second) is { } known) Add(ends, known);
                    else if (phrase.Effect == PhraseEffect.Ends && !ends.Exists(fact => fact.Predicate == phrase.Predicate)) ends.Add(Fact(phrase, first, second));
                    break;
            }
        }

        // Who is freed, found or dies is not also said to act while captive, missing or dead.
        var moved = ends.Select(fact => fact.First).ToHashSet(StringComparer.Ordinal);
        return scene with
        {
            Actors = scene.Actors.RemoveAll(moved.Contains),
            Needs = [.. needs],
            Knows = [.. knows.Distinct()],
            Outcomes = begins.Count + ends.Count == 0 ? [] : [new SceneOutcome("told", IsExpected: true, [.. ends], [.. begins])],
        };
    }

    /// <summary>A secret that stands in what somebody says is known to whoever says it. Questions tell nothing.</summary>
    private IEnumerable<SceneKnowledge> Spoken(string text, TextSentence sentence, List<TextMention> mentions, TextMention[] actors)
    {
        var words = sentence.Words;
        return from mention in mentions
               where mention.Entity.Kind == WorldKinds.Secret && words[mention.From].IsSpoken && !IsQuestion(text, sentence, mention)
               from actor in actors.Take(1)
               from knowledge in About(actor.Entity.Key, mention.Entity.Key)
               select knowledge;
    }

    private static bool IsQuestion(string text, TextSentence sentence, TextMention mention)
    {
        var rest = text.AsSpan(sentence.Words[mention.To - 1].End, sentence.Start + sentence.Length - sentence.Words[mention.To - 1].End);
        var close = rest.IndexOfAny('"', '”');
        var spoken = (close < 0 ? rest : rest[..close]).TrimEnd();
        return spoken.EndsWith('?');
    }

    private IEnumerable<SceneKnowledge> About(string who, string secret) =>
        from truth in _world.Truths.Take(WorldRecord.TruthsMax)
        where truth.Fact.Predicate == WorldLaws.SecretOf && truth.Fact.First == secret
        select new SceneKnowledge(who, truth.Fact);

    /// <summary>The fact that holds with these parts: the world's own where the phrase leaves one open.</summary>
    private WorldFact? Known(WorldPhrase phrase, string? first, string? second)
    {
        foreach (var truth in _world.Truths.Take(WorldRecord.TruthsMax))
            if (truth.Fact.Predicate == phrase.Predicate && (first is null || truth.Fact.First == first) && (second is null || truth.Fact.Second == second)) return truth.Fact;
        return null;
    }

    private WorldFact Fact(WorldPhrase phrase, string? first, string? second)
    {
        var law = _world.Laws.Find(phrase.Predicate);
        return new WorldFact(phrase.Predicate, first ?? Anybody(law?.First ?? ""), phrase.Parts == 1 ? null : second ?? Anybody(law?.Second ?? ""));
    }

    /// <summary>A part that a phrase leaves open and the world does not fill: the first that can stand there, to have a whole fact that does not hold.</summary>
    private string Anybody(string asked) => _world.Entities.FirstOrDefault(entity => WorldKinds.Fits(entity.Kind, asked))?.Key ?? "nobody";

    private static string? KeyOf(int? slot, WorldEntity?[] slots) => slot is { } number ? slots[number]?.Key : null;

    private static void Add<T>(List<T> list, T one)
    {
        if (!list.Contains(one)) list.Add(one);
    }
}
