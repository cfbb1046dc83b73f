using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories.Prose;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Planned scenes as prose needs them.</summary>
internal sealed class SceneCasting(StoryContents contents, IEncounterRules encounters)
{
    private readonly ImmutableArray<string> _styles = new NameMaker(contents.Lexicon).Styles;

    public ImmutableArray<SceneBrief> Briefs(StoryWorld world, ChapterPlan plan, NounBook nouns)
    {
        var briefs = ImmutableArray.CreateBuilder<SceneBrief>(plan.Scenes.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var before = "";
        foreach (var scene in plan.Scenes)
        {
            var place = scene.Place.Entity.Key;
            briefs.Add(Brief(world, plan, scene, nouns) with
            {
                Region = seen.Add(place) && world.IndexOf(place) is >= 0 and var at ? world.Regions[at] : null,
                ComesFromElsewhere = before.Length > 0 && before != place,
            });
            before = place;
        }

        return briefs.MoveToImmutable();
    }

    private SceneBrief Brief(StoryWorld world, ChapterPlan plan, PlannedScene scene, NounBook nouns)
    {
        var storylet = scene.Storylet;
        return new SceneBrief(scene.Number, storylet.Id)
        {
            Title = Title(storylet.Id),
            Function = Word(storylet.Function),
            Kind = Word(storylet.Kind),
            Place = nouns[scene.Place.Entity.Key],
            Roles = [.. scene.Bindings.Select(binding => new RoleNoun(binding.Role, nouns[binding.Entity.Key])), new RoleNoun(StoryEntity.PartyKey, nouns[StoryEntity.PartyKey])],
            ReadAloud = storylet.Text.ReadAloud,
            GameMaster = storylet.Text.GameMaster,
            Hook = storylet.Text.Hook,
            Question = storylet.Question,
            Asks = storylet.Asks,
            Beat = Word(storylet.Beat),
            Hero = scene.Beat is { } beat ? nouns[beat.Hero] : null,
            Card = scene.Beat is { } given ? Card(world, given) : "",
            Aspects = storylet.Aspects,
            Clues = storylet.Clues,
            Ways = storylet.Ways,
            Checks = encounters.Checks(storylet.Kind),
            Encounter = storylet.Encounter is { } fight ? encounters.Fight(fight, scene) : [],
            Veils = scene.Veiled ? [.. storylet.Safety.Where(tag => world.Veils.Contains(tag) || plan.Request.Veils.Contains(tag))] : [],
            Style = _styles[(int)(KeyHash.Of(scene.Place.Entity.Key) % (ulong)_styles.Length)],
            Causes = [.. scene.Causes.Select(cause => nouns.Fact(cause, plan.Chapter))],
            Reason = scene.Reason is { } reason ? new ReasonBrief(nouns[reason.Actor], nouns.Fact(reason.Goal), nouns.Fact(reason.Belief)) : null,
            Outcomes = [.. scene.Consequences.Select(ending => Outcome(ending, nouns))],
        };
    }

    private static OutcomeBrief Outcome(OutcomeConsequence ending, NounBook nouns) => new(
        Word(ending.Outcome),
        [.. ending.Changes.Where(change => change.Begins).Select(change => nouns.Fact(change.Fact))],
        [.. ending.Changes.Where(change => !change.Begins).Select(change => nouns.Fact(change.Fact))]);

    /// <summary>What of a hero's card the beat is about, in the player's own words.</summary>
    private static string Card(StoryWorld world, HeroBeat beat)
    {
        if (world.Heroes.FirstOrDefault(hero => world.Entities[hero.Hero].Key == beat.Hero) is not { } hero) return "";
        static string Said(string what, string words) => words.Length == 0 ? "" : $"{what} \"{words}\"";
        return beat.Beat switch
        {
            ArcBeat.Trigger => Said("want", hero.Want),
            ArcBeat.Test => Said("lie", hero.Lie),
            ArcBeat.Relapse => Said("flaw", hero.Flaw),
            ArcBeat.Choice => hero.Want.Length * hero.Need.Length == 0 ? "" : $"{Said("want", hero.Want)} or {Said("need", hero.Need)}",
            ArcBeat.Proof => Said("truth", hero.Truth),
            _ => "",
        };
    }

    private static string Title(string storylet) => char.ToUpperInvariant(storylet[0]) + storylet[1..].Replace('-', ' ');

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
