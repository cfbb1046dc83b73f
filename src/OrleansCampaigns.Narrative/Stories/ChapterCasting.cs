using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Between plan and prose: who and what is spoken of, why it happens now, what is hidden, what comes to pass if nobody acts. Reads the world, decides nothing that the plan decided.</summary>
internal sealed class ChapterCasting(StoryContents contents, IEncounterRules encounters)
{
    private const int HiddenMax = 3;
    private const int ThreadsMax = 2;
    private const int MovesMax = 2;
    private const int ThreadRestsChapters = 2;

    /// <summary>Smaller changes of a region are not worth a game master's line, in points of 100.</summary>
    private const int RegionChangeMin = 3;

    private static readonly string[] Weathers = ["mild", "rain", "cold", "heat", "storm", "fog"];

    private readonly FactionTurn _turn = new(contents.Moves, contents.Storylets);
    private readonly SceneCasting _scenes = new(contents, encounters);

    public ChapterBrief Brief(StoryWorld world, ChapterPlan plan)
    {
        var nouns = new NounBook(world, plan);
        var shown = plan.Scenes.SelectMany(scene => scene.Bindings).Select(binding => binding.Entity.Key).ToHashSet(StringComparer.Ordinal);
        var request = plan.Request;
        return new ChapterBrief(plan.Chapter, request.Seed, _scenes.Briefs(world, plan, nouns))
        {
            Arc = ArcName(request.Arc),
            ArcFit = plan.ArcFit,
            TensionFit = plan.TensionFit,
            Themes = [.. request.Themes.OrderByDescending(theme => theme.Weight).ThenBy(theme => theme.Theme, StringComparer.Ordinal).Select(theme => contents.NameOf(theme.Theme))],
            OnTheme = plan.Scenes.Count(scene => scene.ThemeAffinity >= ThemeAffinity.OnTheme),
            Register = Register(request),
            Weather = Weathers[(int)(KeyHash.Join(request.Seed, KeyHash.Of("weather")) % (ulong)Weathers.Length)],
            Lines = [.. world.Lines.Concat(request.Lines).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Veils = [.. world.Veils.Concat(request.Veils).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Hidden = Hidden(plan, nouns),
            Threads = Threads(world, plan, nouns, shown),
            Clock = Clock(world, nouns, shown),
            Moves = Moves(world, plan, nouns, shown),
            Regions = Regions(world, nouns, shown),
            Waiting = [.. world.Heroes.Where(hero => !plan.Scenes.Any(scene => scene.Beat?.Hero == world.Entities[hero.Hero].Key)).Select(hero => nouns[hero.Hero].Name)],
        };
    }

    /// <summary>What the chapter rests on and players cannot know.</summary>
    private static ImmutableArray<FactBrief> Hidden(ChapterPlan plan, NounBook nouns) =>
    [
        .. plan.Scenes.SelectMany(scene => scene.Causes).Where(cause => cause.Holds && cause.SinceChapter < plan.Chapter).Select(cause => nouns.Fact(cause, plan.Chapter))
            .Where(fact => nouns.IsHidden(fact) && !fact.IsKnownToPlayers).DistinctBy(fact => fact.Print, StringComparer.Ordinal).Take(HiddenMax),
    ];

    /// <summary>Open threads of those who appear, the longest forgotten first.</summary>
    private static ImmutableArray<ThreadBrief> Threads(StoryWorld world, ChapterPlan plan, NounBook nouns, HashSet<string> shown)
    {
        bool IsShown(int entity) => entity != Fact.Nobody && (entity == 0 || shown.Contains(world.Entities[entity].Key));
        return
        [
            .. world.Threads.Where(thread => IsShown(thread.Owner) && IsShown(thread.Stakes) && plan.Chapter - thread.TouchedChapter >= ThreadRestsChapters)
                .OrderBy(thread => thread.TouchedChapter).ThenBy(thread => thread.Key, StringComparer.Ordinal).Take(ThreadsMax)
                .Select(thread => new ThreadBrief(nouns.Fact(thread.Fact), plan.Chapter - thread.TouchedChapter)),
        ];
    }

    /// <summary>Of a faction that appears, or one that is after a place that does; the fullest first.</summary>
    private static ClockBrief? Clock(StoryWorld world, NounBook nouns, HashSet<string> shown)
    {
        bool IsShown(int entity) => entity != Fact.Nobody && shown.Contains(world.Entities[entity].Key);
        var standing = world.Factions.Where(standing => !standing.Clock.IsFull && (IsShown(standing.Faction) || IsShown(standing.Goal.Second)))
            .OrderByDescending(standing => IsShown(standing.Faction)).ThenByDescending(standing => standing.Clock.Ticks * 24 / standing.Clock.Segments).ThenBy(standing => world.Entities[standing.Faction].Key, StringComparer.Ordinal).FirstOrDefault();
        return standing is null ? null : new ClockBrief(standing.Clock.Name, standing.Clock.Ticks, standing.Clock.Segments, nouns[standing.Faction]) { Goal = nouns.Fact(standing.Goal) };
    }

    /// <summary>What factions that appear would do next, by the same rules and seed as after the chapter.</summary>
    private ImmutableArray<MoveBrief> Moves(StoryWorld world, ChapterPlan plan, NounBook nouns, HashSet<string> shown)
    {
        var moves = ImmutableArray.CreateBuilder<MoveBrief>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var faction in world.Factions.Select(standing => standing.Faction).OrderByDescending(faction => shown.Contains(world.Entities[faction].Key)).ThenBy(faction => world.Entities[faction].Key, StringComparer.Ordinal).Take(MovesMax))
        {
            if (_turn.Foresee(world, faction, KeyHash.Join(plan.Request.Seed, KeyHash.Of(world.Entities[faction].Key)), taken) is not { } entry) continue;
            taken.Add(entry.What);
            moves.Add(new MoveBrief(entry.What, entry.Says, [.. entry.Bindings.Select(binding => new RoleNoun(binding.Role, nouns[binding.Entity.Key])), new RoleNoun(StoryEntity.PartyKey, nouns[StoryEntity.PartyKey])])
            {
                Begins = [.. entry.Changes.Where(change => change.Begins).Select(change => nouns.Fact(change.Fact))],
                Ends = [.. entry.Changes.Where(change => !change.Begins).Select(change => nouns.Fact(change.Fact))],
            });
        }

        return moves.ToImmutable();
    }

    private static ImmutableArray<RegionBrief> Regions(StoryWorld world, NounBook nouns, HashSet<string> shown)
    {
        var draft = new WorldDraft(world);
        var regions = ImmutableArray.CreateBuilder<RegionBrief>();
        foreach (var change in RegionRipple.Apply(draft))
        {
            if (!shown.Contains(change.Place)) continue;
            var place = world.IndexOf(change.Place);
            var words = ImmutableArray.CreateBuilder<string>();
            foreach (var value in Enum.GetValues<RegionValue>())
            {
                if (Math.Abs(change.Change[value]) < RegionChangeMin) continue;
                words.Add(string.Create(CultureInfo.InvariantCulture, $"{value.ToString().ToLowerInvariant()} {world.Regions[place][value]} -> {draft.Regions[place][value]}"));
            }

            if (words.Count > 0) regions.Add(new RegionBrief(nouns[place], words.ToImmutable()));
        }

        return regions.ToImmutable();
    }

    private static string ArcName(ArcShape arc) => arc switch
    {
        ArcShape.Rise => "rise",
        ArcShape.Fall => "fall",
        ArcShape.FallRise => "fall-rise",
        ArcShape.RiseFall => "rise-fall",
        ArcShape.RiseFallRise => "rise-fall-rise",
        ArcShape.FallRiseFall => "fall-rise-fall",
        _ => throw new ArgumentOutOfRangeException(nameof(arc)),
    };

    /// <summary>Of the six registers of the lexicon the one that the asked tone is nearest to; without one, that of the leading theme's frame, and then that of the arc's end.</summary>
    private string Register(StoryRequest request)
    {
        var tone = request.Tone;
        if (tone.Length == 0 && !request.Themes.IsEmpty && contents.Themes.Find(request.Themes.MaxBy(theme => theme.Weight).Theme) is >= 0 and var theme) tone = contents.Themes.Themes[theme].Frame?.Tone ?? "";
        return tone switch
        {
            "grim" or "tragic" => "grim",
            "hopeful" or "intimate" => "hopeful",
            "mysterious" or "eerie" => "eerie",
            "comic" or "wry" => "wry",
            "heroic" => "heroic",
            "tense" or "plain" => "plain",
            _ => request.Arc switch
            {
                ArcShape.Rise or ArcShape.FallRise => "hopeful",
                ArcShape.Fall or ArcShape.FallRiseFall => "grim",
                _ => "plain",
            },
        };
    }
}
