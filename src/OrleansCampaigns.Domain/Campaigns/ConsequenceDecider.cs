using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of what a chapter may do to regions and characters.</summary>
internal static class ConsequenceDecider
{
    private const int SegmentsMax = 24;
    private const int InfluenceMax = 100;
    private const int HitPointsMax = 100_000;
    private const int RoundsMax = 1_000;
    private const int QuantityMax = 1_000_000;

    public static Decision<CampaignEvent> Decide(CampaignCommand command, CampaignState state, CommandContext context) => command switch
    {
        ProposeConsequence c => Decide(c, state),
        WithdrawConsequence c => state.Consequences.ContainsKey(c.Id) ? new ConsequenceWithdrawn(c.Id) : Decision<CampaignEvent>.Nothing,
        AcceptConsequences c => Decide(c, state, context),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no rule for consequences."),
    };

    private static Decision<CampaignEvent> Decide(ProposeConsequence command, CampaignState state)
    {
        if (state.ChapterOf(command.Chapter) is null) return ChapterDecider.NoSuchChapter;
        if (state.Consequences.TryGetValue(command.Id, out var known))
        {
            return known.Chapter == command.Chapter && known.Consequence == command.Consequence
                ? Decision<CampaignEvent>.Nothing
                : Refusal.Conflict("consequence.exists", "A consequence with this id exists already.");
        }

        if (IdRule.Problem("consequence", command.Id) is { } id) return id;
        if (ProblemOf(command.Consequence) is { } problem) return problem;
        if (state.Consequences.Count >= CampaignLimits.ConsequencesMax
            || state.Consequences.Values.Count(consequence => consequence.Chapter == command.Chapter) >= CampaignLimits.ConsequencesPerChapterMax)
        {
            return Refusal.Conflict(
                "consequence.too-many",
                $"A chapter has at most {CampaignLimits.ConsequencesPerChapterMax} consequences, a campaign {CampaignLimits.ConsequencesMax}.");
        }

        return new ConsequenceProposed(command.Id, command.Chapter, Whole(command.Consequence));
    }

    private static Decision<CampaignEvent> Decide(AcceptConsequences command, CampaignState state, CommandContext context)
    {
        if (state.ChapterOf(command.Chapter) is not { } chapter) return ChapterDecider.NoSuchChapter;
        if (chapter.Status == ChapterStatus.Archived) return ChapterDecider.Archived;
        var chosen = command.Accepted.IsDefault ? [] : command.Accepted;
        if (chosen.Length > CampaignLimits.ConsequencesPerChapterMax)
            return Refusal.TooLarge("consequence.too-many", $"A chapter has at most {CampaignLimits.ConsequencesPerChapterMax} consequences.");
        if (chosen.Any(id => state.Consequences.GetValueOrDefault(id)?.Chapter != chapter.Id))
            return Refusal.NotFound("consequence.unknown", "The chapter has no such consequence.");
        ImmutableArray<ConsequenceId> ids = [.. chosen.Distinct().Where(id => !state.Consequences[id].Accepted)];
        if (ids.IsEmpty) return Decision<CampaignEvent>.Nothing;
        ImmutableArray<Consequence> consequences = [.. ids.Select(id => state.Consequences[id].Consequence)];
        if (!consequences.All(consequence => HasTarget(consequence, state, context.World)))
            return Refusal.NotFound("consequence.no-target", "The region, character or faction of a consequence does not exist.");
        var accepted = new ConsequencesAccepted(chapter.Id, consequences, ids);
        var (facts, full) = StoryFactRules.Of(consequences, chapter.Id, state, context.Now);
        if (full is not null) return full;
        return facts is null ? accepted : Decision<CampaignEvent>.Accept(accepted, facts);
    }

    /// <summary>As it is recorded: a list that was left out is an empty one.</summary>
    private static Consequence Whole(Consequence consequence) => consequence is StoryFactsConsequence c
        ? new StoryFactsConsequence(c.Added.IsDefault ? [] : c.Added, c.Removed.IsDefault ? [] : c.Removed)
        : consequence;

    private static bool HasTarget(Consequence consequence, CampaignState state, CampaignWorld world) => consequence switch
    {
        TickClockConsequence c => world.Regions.ContainsKey(c.Region),
        FactConsequence c => world.Regions.ContainsKey(c.Region),
        InfluenceConsequence c => world.Regions.ContainsKey(c.Region) && state.Factions.ContainsKey(c.Faction),
        HitPointsConsequence c => world.Characters.ContainsKey(c.Character),
        ConditionConsequence c => world.Characters.ContainsKey(c.Character),
        ItemConsequence c => world.Characters.ContainsKey(c.Character),
        StoryFactsConsequence c => c.Added.All(fact => StoryFactRules.HasParts(fact, state, world)),
        _ => throw new InvalidOperationException($"{consequence.GetType().Name} has no target."),
    };

    private static Refusal? ProblemOf(Consequence? consequence) => consequence switch
    {
        null => Refusal.Invalid("consequence.invalid", "There is no consequence."),
        TickClockConsequence c => IdRule.Problem("region", c.Region) ?? IdRule.Problem("clock", c.Clock) ?? Outside("segments", c.Segments, 1, SegmentsMax),
        FactConsequence c => IdRule.Problem("region", c.Region) ?? IdRule.Problem("fact", c.Fact) ?? ProblemOf(c.Standing),
        InfluenceConsequence c => IdRule.Problem("region", c.Region) ?? IdRule.Problem("faction", c.Faction) ?? OutsideOrZero("influence", c.Delta, InfluenceMax),
        HitPointsConsequence c => IdRule.Problem("character", c.Character) ?? OutsideOrZero("hit points", c.Delta, HitPointsMax),
        ConditionConsequence c => IdRule.Problem("character", c.Character)
            ?? TextRule.Problem("condition", c.Condition, TextRule.NameLengthMax)
            ?? (c.Rounds is { } rounds ? Outside("rounds", rounds, 1, RoundsMax) : null),
        ItemConsequence c => IdRule.Problem("character", c.Character)
            ?? IdRule.Problem("item", c.Item)
            ?? TextRule.Problem("item's name", c.Name, TextRule.TitleLengthMax)
            ?? Outside("quantity", c.Quantity, 1, QuantityMax),
        StoryFactsConsequence c => StoryFactRules.ProblemOf(c.Added, c.Removed, CampaignLimits.StoryFactsOfConsequenceMax),
        _ => throw new InvalidOperationException($"{consequence.GetType().Name} has no limits."),
    };

    private static Refusal? ProblemOf(FactStanding standing) =>
        Enum.IsDefined(standing) ? null : Refusal.Invalid("consequence.invalid", "There is no such standing of a fact.");

    private static Refusal? Outside(string what, int value, int min, int max) =>
        value < min || value > max ? Refusal.Invalid("consequence.invalid", $"The {what} must be {min} to {max}.") : null;

    private static Refusal? OutsideOrZero(string what, int value, int max) =>
        value == 0 || value < -max || value > max ? Refusal.Invalid("consequence.invalid", $"The {what} must be {-max} to {max} and not 0.") : null;
}
