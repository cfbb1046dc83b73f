using System.Collections.Immutable;
using System.Globalization;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>What belongs to no scene: clues that work from anywhere, rewards, and what changes by outcome.</summary>
internal static class ClosingPages
{
    private const int CluesMax = 10;
    private const int RewardsMax = 3;

    /// <summary>What a success leaves in the party's hands.</summary>
    private static readonly string[] Rewarding = ["owns", "owes", "favour", "trusts", "promised", "sworn", "famed", "hope", "map_to", "alliance", "friend", "protects"];

    public static void Add(ImmutableArray<DocumentSection>.Builder sections, LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        sections.Add(Clues(lines, pages, chapter));
        sections.Add(new DocumentSection("reward", "REWARD", 0, Rewards(lines, pages, chapter)));
        foreach (var scene in chapter.Scenes)
        {
            var endings = scene.Outcomes.Where(outcome => outcome.Begins.Length + outcome.Ends.Length > 0).Select(outcome => Ending(lines, scene, outcome)).ToImmutableArray();
            if (!endings.IsEmpty) sections.Add(new DocumentSection("consequences", string.Create(CultureInfo.InvariantCulture, $"CONSEQUENCES of scene {scene.Number} (apply on confirmation)"), scene.Number, endings));
        }
    }

    /// <summary>Without where people went and that newcomers live: true, applied, and not worth a reader's time.</summary>
    public static ImmutableArray<FactBrief> Telling(ImmutableArray<FactBrief> begins) => [.. begins.Where(fact => fact.Predicate is not ("at" or "alive"))];

    private static DocumentSection Clues(LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        var clues = ImmutableArray.CreateBuilder<ProseLine>();
        foreach (var hidden in chapter.Hidden)
        {
            var (text, template) = lines.Clause(hidden, "rumour", 0);
            clues.Add(new ProseLine(Capital(text) + ".", template, [.. hidden.Arguments.Select(noun => noun.Key)], [LineMaker.Cited(hidden)], IsForPlayers: false));
        }

        for (var round = 0; round < 2; round++)
        {
            foreach (var scene in chapter.Scenes)
            {
                if (round < scene.Clues.Length && clues.Count < CluesMax) clues.Add(lines.Of(ScenePages.Id(scene, "clues", round), scene.Clues[round], pages.SceneryOf(scene), scene.Number));
            }
        }

        return new DocumentSection("clues", "SECRETS & CLUES (drop anywhere)", 0, clues.DrainToImmutable());
    }

    /// <summary>What successes earn, the climax first, and one gift from somebody who has reason to be grateful.</summary>
    private static ImmutableArray<ProseLine> Rewards(LineMaker lines, ScenePages pages, ChapterBrief chapter)
    {
        var hinge = ChapterWriter.Hinge(chapter);
        var earned = chapter.Scenes.OrderByDescending(scene => scene == hinge).SelectMany(scene => scene.Outcomes.Where(outcome => outcome.Name == "success").SelectMany(outcome => outcome.Begins))
            .Where(fact => Rewarding.Contains(fact.Predicate) && (fact.Predicate == "hope" || fact.Arguments.Any(IsOfTheParty)) && !(fact.Predicate is "owes" or "promised" && IsOfTheParty(fact.Arguments[0])))
            .DistinctBy(fact => fact.Print, StringComparer.Ordinal).Take(RewardsMax).ToImmutableArray();
        var rewards = ImmutableArray.CreateBuilder<ProseLine>();
        foreach (var fact in earned) rewards.Add(lines.Framed("rewardfact", 0, [fact], ("fact", lines.Clause(fact, "holds", 0).Text)));
        var giver = earned.SelectMany(fact => fact.Arguments).FirstOrDefault(noun => noun.IsPerson && !IsOfTheParty(noun)) ?? hinge.Roles.Select(role => role.Noun).FirstOrDefault(noun => noun.IsPerson && !IsOfTheParty(noun));
        if (giver is null)
        {
            rewards.Add(lines.FromLexicon("prose/reward", pages.SceneryOf(hinge), 0, "reward") is var plain ? plain with { Text = Capital(plain.Text) + "." } : plain);
            return rewards.ToImmutable();
        }

        var gift = lines.FromLexicon("prose/reward", pages.SceneryOf(hinge), 0, "reward");
        var line = lines.Framed("rewardgift", 0, [], ("npc", giver.Name), ("reward", char.ToLowerInvariant(gift.Text[0]) + gift.Text[1..]));
        rewards.Add(line with { Bound = [giver.Key, gift.Template, .. gift.Bound] });
        return rewards.ToImmutable();
    }

    private static ProseLine Ending(LineMaker lines, SceneBrief scene, OutcomeBrief outcome)
    {
        var dead = outcome.Ends.Where(fact => fact.Predicate == "alive").Select(fact => fact.Arguments[0].Key).ToHashSet(StringComparer.Ordinal);
        bool IsTold(FactBrief fact) => fact.Predicate == "alive" || (fact.Predicate != "at" && !fact.Arguments.Any(noun => dead.Contains(noun.Key)));
        var (begins, ends) = (Telling(outcome.Begins), outcome.Ends.Where(IsTold).ToImmutableArray());
        ImmutableArray<string> clauses =
        [
            .. begins.Select(fact => lines.Clause(fact, "holds", scene.Number).Text),
            .. ends.Select(fact => lines.Clause(fact, "ended", scene.Number).Text),
        ];
        ImmutableArray<FactBrief> facts = [.. outcome.Begins, .. outcome.Ends];
        var events = string.Join(' ', outcome.Begins.Select(fact => "+" + fact.Print).Concat(outcome.Ends.Select(fact => "-" + fact.Print)));
        var line = lines.Framed("outcome", scene.Number, facts, ("changes", clauses.IsEmpty ? "nothing but where people are" : string.Join("; ", clauses)));
        return line with { Text = $"{outcome.Name,-8}{line.Text} [{events}]" };
    }

    private static bool IsOfTheParty(Noun noun) => noun.Key == StoryEntity.PartyKey || noun.Key.StartsWith("pc/", StringComparison.Ordinal);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
