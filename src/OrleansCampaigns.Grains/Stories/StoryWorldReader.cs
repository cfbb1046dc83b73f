using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using Fact = OrleansCampaigns.Narrative.Stories.Fact;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// A campaign as the engine of chapters sees it: characters, factions, regions, things and secrets become entities, what is so becomes facts with the events that they come from, promises and debts that stand open become
/// threads, arcs become cards, and whoever was at the table less often has a better claim to the light. The same position of the journal gives the same world on every silo.
/// </summary>
internal static class StoryWorldReader
{
    private const int ClockSegments = 6;

    public static StoryReading Read(CampaignWorld campaign, StorySources sources)
    {
        var vocabulary = ChapterEngine.Shipped.Contents.Vocabulary;
        var cast = new StoryCast(campaign);
        var reader = new StoryFactsReader(campaign, sources, cast, vocabulary);
        ImmutableArray<KnownFact> all = [.. reader.Read()];
        // The newest that were said, then the order of the vocabulary: what is old and what nobody said goes first.
        ImmutableArray<KnownFact> facts = all.Length <= StoryWorld.FactsMax
            ? all
            : [.. all.OrderByDescending(known => known.SinceChapter).ThenBy(known => known.Fact.Bits).Take(StoryWorld.FactsMax).OrderBy(known => known.Fact.Bits)];
        var (lines, noLines) = StorySafety.Read(campaign.Campaign.Safety.Lines);
        var (veils, noVeils) = StorySafety.Read(campaign.Campaign.Safety.Veils);
        var threads = Threads(facts, vocabulary);
        var world = new StoryWorld(vocabulary)
        {
            Chapter = StorySources.ChaptersPlayed(campaign.Campaign),
            Entities = cast.Entities,
            Facts = facts,
            Regions = [.. cast.Entities.Select(entity => ValuesOf(campaign, entity))],
            Factions = [.. Standings(campaign, cast, vocabulary)],
            Threads = threads,
            Heroes = [.. Heroes(campaign, cast)],
            Lines = lines,
            Veils = [.. veils.Except(lines)],
            Ledger = Ledger(campaign.Campaign),
            NextThread = threads.Length + 1,
        };
        return new StoryReading(campaign.Sequence, world, reader.OwnFacts, cast.LeftOut + reader.LeftOut + all.Length - facts.Length, [.. noLines, .. noVeils]) { Said = Said(campaign.Campaign) };
    }

    /// <summary>Of chapters that were generated: what somebody wrote by hand may be said again by others.</summary>
    private static SentenceLedger Said(CampaignState campaign)
    {
        var said = new SentenceLedger();
        foreach (var chapter in campaign.Chapters.Where(chapter => chapter is { Origin: not null, Status: not Contracts.Campaigns.ChapterStatus.Draft }))
            foreach (var sentence in Sentences.Of(chapter.Text)) said.Add(sentence);
        return said;
    }

    private static ImmutableArray<StoryThread> Threads(ImmutableArray<KnownFact> facts, Vocabulary vocabulary) =>
    [
        .. facts.Where(known => vocabulary.Predicates[known.Fact.Predicate].OpensThread).OrderBy(known => known.SinceChapter).ThenBy(known => known.Fact.Bits)
            .Select((known, i) => new StoryThread($"thread/{i + 1}", known.Fact, known.Fact.First, known.Fact.Second, known.SinceChapter, known.SinceChapter)),
    ];

    private static RegionValues ValuesOf(CampaignWorld campaign, StoryEntity entity)
    {
        if (entity.Kind != StoryKind.Place || !StoryPart.TryParse(entity.Key, out var part)) return default;
        var values = campaign.Regions[new(part.Id)].Values;
        return new RegionValues(values.Prosperity, values.Security, values.Faith, values.Scarcity, values.Corruption);
    }

    /// <summary>A goal that is written as a fact is that fact; any other means the place where the faction is strongest and does not rule.</summary>
    private static IEnumerable<FactionStanding> Standings(CampaignWorld campaign, StoryCast cast, Vocabulary vocabulary)
    {
        for (var i = 0; i < cast.Entities.Length; i++)
        {
            if (cast.Entities[i].Kind != StoryKind.Faction || !StoryPart.TryParse(cast.Entities[i].Key, out var part)) continue;
            var faction = campaign.Campaign.Factions[new(part.Id)];
            if (Goal(campaign, cast, vocabulary, i) is { } goal) yield return new FactionStanding(i, goal, Clock(campaign, faction));
        }
    }

    private static Fact? Goal(CampaignWorld campaign, StoryCast cast, Vocabulary vocabulary, int index)
    {
        _ = StoryPart.TryParse(cast.Entities[index].Key, out var self);
        var faction = campaign.Campaign.Factions[new(self.Id)];
        if (StoryFact.TryParse(faction.Goal.Trim(), out var written) && vocabulary.Find(written.Predicate) is { } predicate && cast.IndexOf(written.Subject) is { } subject)
        {
            if (written.Object is not { } target) return predicate.Arity == 1 ? new Fact(predicate.Index, subject, Fact.Nobody) : null;
            if (predicate.Arity == 2 && cast.IndexOf(target) is { } second) return new Fact(predicate.Index, subject, second);
        }

        var place = campaign.Regions.Where(region => cast.IndexOf(region.Key) is not null)
            .Select(region => (Index: cast.IndexOf(region.Key)!.Value, Influence: region.Value.Influence.GetValueOrDefault(new(self.Id))?.Influence ?? 0, region.Key))
            .Where(region => region.Influence < 60).OrderByDescending(region => region.Influence).ThenBy(region => region.Key).Select(region => (int?)region.Index).FirstOrDefault();
        return place is { } wanted ? new Fact(vocabulary["rules"].Index, index, wanted) : null;
    }

    /// <summary>The clock of a region whose name or consequence names the faction; else one that nobody has ticked.</summary>
    private static StoryClock Clock(CampaignWorld campaign, Faction faction)
    {
        var clock = campaign.Regions.Values.SelectMany(region => region.Clocks).OrderBy(clock => clock.Key)
            .Select(clock => clock.Value).FirstOrDefault(clock => clock.Name.Contains(faction.Name, StringComparison.OrdinalIgnoreCase) || clock.Consequence.Contains(faction.Name, StringComparison.OrdinalIgnoreCase));
        if (clock is null) return new StoryClock(faction.Goal.Length is > 0 and <= 80 && !faction.Goal.Contains('(') ? faction.Goal : $"What {faction.Name} wants", ClockSegments, 0);
        var segments = clock.Segments switch { <= 4 => 4, <= 6 => 6, _ => 8 };
        return new StoryClock(clock.Name, segments, Math.Min(segments, clock.Filled * segments / clock.Segments));
    }

    private static IEnumerable<HeroCard> Heroes(CampaignWorld campaign, StoryCast cast)
    {
        var beats = campaign.Campaign.Chapters.Where(chapter => chapter.Origin is not null && chapter.Status is Contracts.Campaigns.ChapterStatus.Published or Contracts.Campaigns.ChapterStatus.Archived)
            .SelectMany((chapter, i) => chapter.Origin!.Beats.Select(beat => (beat.Character, beat.Beats, Chapter: i + 1))).ToLookup(beat => beat.Character);
        for (var i = 0; i < cast.Entities.Length; i++)
        {
            if (cast.Entities[i].Kind != StoryKind.Hero || !StoryPart.TryParse(cast.Entities[i].Key, out var part)) continue;
            var id = new CharacterId(part.Id);
            var arc = campaign.Characters[id].Arc;
            var own = beats[id].ToArray();
            yield return new HeroCard(i)
            {
                Want = arc.Want, Need = arc.Need, Flaw = arc.Flaw, Lie = arc.Flaw, Truth = arc.Need, Stage = Math.Clamp(arc.Stage, 0, HeroCard.LastStage),
                Beats = own.Sum(beat => beat.Beats) + Evenings(campaign, id), LastBeatChapter = own.Length == 0 ? 0 : own[^1].Chapter,
            };
        }
    }

    /// <summary>Closed sessions in which the character sat at the table.</summary>
    private static int Evenings(CampaignWorld campaign, CharacterId character) =>
        campaign.Sessions.Values.Count(session => session.Status == SessionStatus.Closed && session.Seats.Values.Any(seat => seat.Character == character));

    private static UseLedger Ledger(CampaignState campaign)
    {
        var ledger = UseLedger.Empty;
        var number = 0;
        foreach (var chapter in campaign.Chapters.Where(chapter => chapter.Status is Contracts.Campaigns.ChapterStatus.Published or Contracts.Campaigns.ChapterStatus.Archived))
        {
            number++;
            if (chapter.Origin is { } origin) ledger = ledger.With(origin.Storylets, number);
        }

        return ledger;
    }
}
