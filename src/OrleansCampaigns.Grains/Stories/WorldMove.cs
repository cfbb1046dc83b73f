using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// What happens between a chapter and the next, as commands: people whom it brings are created, hidden; what factions do, what fades and what happens by itself is proposed with the chapter, for a game master to accept;
/// regions change by what weighs on them, at most 10 points a measure.
/// </summary>
internal static class WorldMove
{
    /// <summary>Proposals of one move; facts beyond them are left for the next.</summary>
    public const int ProposalsMax = 6;

    /// <summary>Newcomers of one move.</summary>
    private const int PeopleMax = 8;

    /// <param name="reading">After what was accepted.</param>
    /// <param name="chapter">With which it is proposed.</param>
    /// <param name="seed">The chapter's.</param>
    public static ImmutableArray<Command> After(StoryReading reading, ChapterId chapter, ulong seed)
    {
        var keys = new StoryKeys($"{chapter} after");
        var before = reading.World;
        var played = ChapterEngine.Shipped.Aftermath.Follow(before, seed);
        var after = played.World;
        var known = before.Entities.Select(entity => entity.Key).ToHashSet(StringComparer.Ordinal);
        var people = after.Entities.Where(entity => entity.Kind == StoryKind.Person && !known.Contains(entity.Key)).Take(PeopleMax).ToArray();
        var there = after.Entities.Where(entity => known.Contains(entity.Key) || entity.Kind != StoryKind.Person || people.Contains(entity)).Select(entity => entity.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. people.SelectMany(person => keys.Created(person.Key, person.Name, person.Archetype)),
            .. Proposals(keys, chapter, Facts(before, there), Facts(after, there)),
            .. played.Regions.SelectMany(Changes),
        ];
    }

    /// <summary>Facts about those who are still in the story: whom the engine lets go is not gone from the campaign.</summary>
    private static HashSet<string> Facts(StoryWorld world, HashSet<string> there) =>
        [.. world.Facts.Where(known => there.Contains(world.Entities[known.Fact.First].Key) && (known.Fact.Second == Narrative.Stories.Fact.Nobody || there.Contains(world.Entities[known.Fact.Second].Key))).Select(known => world.Print(known.Fact))];

    private static IEnumerable<Command> Proposals(StoryKeys keys, ChapterId chapter, HashSet<string> before, HashSet<string> after) =>
        keys.Consequences(after.Except(before).Order(StringComparer.Ordinal), before.Except(after).Order(StringComparer.Ordinal)).Take(ProposalsMax)
            .Select((consequence, number) => new ProposeConsequence(chapter, new ConsequenceId(keys.IdOf($"move/{number}")), consequence));

    private static IEnumerable<Command> Changes(RegionChange change)
    {
        if (!StoryPart.TryParse(change.Place, out var part)) yield break;
        foreach (var value in Enum.GetValues<Contracts.Regions.RegionValue>())
        {
            var by = change.Change[Enum.Parse<Narrative.Stories.RegionValue>(value.ToString())];
            if (by != 0) yield return new ChangeRegionValue(value, by) { Region = new RegionId(part.Id) };
        }
    }
}
