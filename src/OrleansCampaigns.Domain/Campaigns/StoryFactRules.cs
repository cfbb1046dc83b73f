using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>The rules of what is so in the story. Items and secrets need not exist: who carries a thing changes, and a secret may be nobody's fact yet.</summary>
internal static class StoryFactRules
{
    private static Refusal Invalid { get; } = Refusal.Invalid("story-fact.invalid", "Facts of the story are named once each, either added or removed, and there is at least one.");

    private static Refusal TooMany { get; } = Refusal.Conflict("story-fact.too-many", $"A campaign has at most {CampaignLimits.StoryFactsMax} facts of the story.");

    private static Refusal NoSuchPart { get; } = Refusal.NotFound("story-fact.no-such-part", "A character, faction or region of a fact does not exist.");

    public static Decision<CampaignEvent> Decide(ChangeStoryFacts command, CampaignState state, CommandContext context)
    {
        if (ProblemOf(command.Added, command.Removed, CampaignLimits.StoryFactsAtOnceMax) is { } problem) return problem;
        if (!Of(command.Added).All(fact => HasParts(fact, state, context.World))) return NoSuchPart;
        if (Change(command.Added, command.Removed, state.StoryFacts, context.Now, chapter: null) is not { } changed) return Decision<CampaignEvent>.Nothing;
        return state.StoryFacts.Count + changed.Added.Length - changed.Removed.Length > CampaignLimits.StoryFactsMax ? TooMany : changed;
    }

    /// <summary>What accepted consequences of a chapter make of the facts, one after the other; null: nothing.</summary>
    public static (StoryFactsChanged? Changed, Refusal? Refusal) Of(ImmutableArray<Consequence> accepted, ChapterId chapter, CampaignState state, DateTimeOffset now)
    {
        var facts = state.StoryFacts;
        foreach (var consequence in accepted.OfType<StoryFactsConsequence>())
            if (Change(consequence.Added, consequence.Removed, facts, now, chapter) is { } one) facts = Evolve(facts, one);
        ImmutableArray<StoryFact> added = [.. facts.Keys.Where(fact => !state.StoryFacts.ContainsKey(fact))];
        ImmutableArray<StoryFact> removed = [.. state.StoryFacts.Keys.Where(fact => !facts.ContainsKey(fact))];
        if (added.IsEmpty && removed.IsEmpty) return (null, null);
        return facts.Count > CampaignLimits.StoryFactsMax ? (null, TooMany) : (new StoryFactsChanged(added, removed, now, chapter), null);
    }

    public static ImmutableSortedDictionary<StoryFact, StoryFactView> Evolve(ImmutableSortedDictionary<StoryFact, StoryFactView> facts, StoryFactsChanged happened) =>
        facts.RemoveRange(happened.Removed).SetItems(happened.Added.Select(fact => KeyValuePair.Create(fact, new StoryFactView(happened.At, happened.Chapter))));

    /// <param name="atOnce">Of both together.</param>
    public static Refusal? ProblemOf(ImmutableArray<StoryFact> added, ImmutableArray<StoryFact> removed, int atOnce)
    {
        var all = Of(added).AddRange(Of(removed));
        if (all.Length > atOnce) return Refusal.TooLarge("story-fact.too-many", $"At most {atOnce} facts of the story change at once.");
        return all.IsEmpty || !all.All(fact => fact.IsWhole) || all.Distinct().Count() != all.Length ? Invalid : null;
    }

    public static bool HasParts(StoryFact fact, CampaignState state, CampaignWorld world) =>
        Exists(fact.Subject, state, world) && (fact.Object is not { } target || Exists(target, state, world));

    private static ImmutableArray<StoryFact> Of(ImmutableArray<StoryFact> facts) => facts.IsDefault ? [] : facts;

    private static StoryFactsChanged? Change(
        ImmutableArray<StoryFact> added, ImmutableArray<StoryFact> removed, ImmutableSortedDictionary<StoryFact, StoryFactView> facts, DateTimeOffset now, ChapterId? chapter)
    {
        ImmutableArray<StoryFact> news = [.. Of(added).Where(fact => !facts.ContainsKey(fact)).Order()];
        ImmutableArray<StoryFact> gone = [.. Of(removed).Where(facts.ContainsKey).Order()];
        return news.IsEmpty && gone.IsEmpty ? null : new StoryFactsChanged(news, gone, now, chapter);
    }

    private static bool Exists(StoryPart part, CampaignState state, CampaignWorld world) => part.Kind switch
    {
        StoryPartKind.Character => world.Characters.ContainsKey(new CharacterId(part.Id)),
        StoryPartKind.Faction => state.Factions.ContainsKey(new FactionId(part.Id)),
        StoryPartKind.Region => world.Regions.ContainsKey(new RegionId(part.Id)),
        _ => true,
    };
}
