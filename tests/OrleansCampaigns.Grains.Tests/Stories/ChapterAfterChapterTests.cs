using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Jobs;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Grains.Stories;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Grains.Tests.Stories;

/// <summary>A small campaign that plays what was written for it, chapter after chapter: each is planned from what the last one made of the campaign, through the commands that adopt it.</summary>
public sealed class ChapterAfterChapterTests(ITestOutputHelper output)
{
    private const int Chapters = 20;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void A_campaign_never_runs_out_of_chapters_and_none_contradicts_what_was_accepted(ulong seed)
    {
        var (world, paidOff, scenes) = (ToldCampaign.World, 0, 0);
        for (var number = 1; number <= Chapters; number++)
        {
            var reading = StoryWorldReader.Read(world, SourcesOf(world));
            var record = WorldRecords.Of(reading.World, ChapterEngine.Shipped.Contents.Laws);
            Assert.True(WorldChecker.CheckWorld(record).IsEmpty, $"{number}: {string.Join("; ", WorldChecker.CheckWorld(record).Select(finding => $"{finding.Rule} {finding.Path} {finding.Found}"))}");
            var chapter = Written(reading, record, seed * 100 + (ulong)number);
            output.WriteLine($"{number}: {reading.World.Entities.Length} entities, {reading.World.Facts.Length} facts, {(chapter is null ? "none" : chapter.Document.Title.Text)}, widened {chapter?.Plan.Widened}");
            if (chapter is null) output.WriteLine(string.Join('\n', reading.World.Facts.Select(known => reading.World.Print(known.Fact)).Select(fact => reading.World.Entities.Aggregate(fact, (text, entity) => text.Replace(entity.Key, entity.Name, StringComparison.Ordinal)))));
            Assert.NotNull(chapter);
            scenes += chapter.Plan.Scenes.Length;
            paidOff += chapter.Plan.Scenes.Count(scene => scene.Causes.Any(cause => cause.Source.StartsWith("event/", StringComparison.Ordinal) && cause.Source.EndsWith("/scene/0", StringComparison.Ordinal)));
            world = Moved(Played(world, ChapterDrafts.Of(chapter, 1), number), number);
        }

        output.WriteLine($"{paidOff} of {scenes} scenes rest on what was played before.");
        Assert.InRange(paidOff, scenes * 35 / 100, scenes);
    }

    /// <summary>As if each chapter's changes had come in one event.</summary>
    private static StorySources SourcesOf(CampaignWorld world) => StorySources.None with
    {
        Facts = world.Campaign.StoryFacts.ToImmutableSortedDictionary(fact => fact.Key, fact => new StorySource(fact.Value.Since.DayOfYear, fact.Value.Since.DayOfYear - 1, fact.Value.Since > DateTimeOffset.UnixEpoch)),
    };

    /// <summary>As the desk does: with the next seed when a chapter contradicts the world, or there is none.</summary>
    private static ComposedChapter? Written(StoryReading reading, WorldRecord record, ulong seed)
    {
        for (var attempt = 0UL; attempt < 4; attempt++)
        {
            var chapter = ChapterEngine.Shipped.Compose(reading.World, new StoryRequest(seed + attempt * 10_000), reading.Said, progress: null, TestContext.Current.CancellationToken);
            if (chapter is not null && !WorldChecker.Check(record, WorldRecords.Of(chapter.Plan)).Any(finding => finding.Severity >= FindingSeverity.Overridable)) return chapter;
        }

        return null;
    }

    /// <summary>With all that the world's move proposes.</summary>
    private static CampaignWorld Moved(CampaignWorld world, int number)
    {
        var played = world.Campaign.Chapters[^1];
        var commands = WorldMove.After(StoryWorldReader.Read(world, StorySources.None), played.Id, played.Origin!.Seed);
        Assert.InRange(commands.Length, 1, 60);
        return Accepted(world, commands.OfType<CreateCharacter>(), commands.OfType<ProposeConsequence>(), number);
    }

    /// <summary>With everything that the adopted draft proposes for its expected endings, accepted.</summary>
    private static CampaignWorld Played(CampaignWorld world, ChapterDraft draft, int number)
    {
        var adoption = new DraftAdoption(new AdoptOrder(new JobId(Guid.NewGuid()), 1, new ChapterId(Guid.NewGuid())), draft, world.Sequence);
        world = Accepted(world, adoption.Newcomers.OfType<CreateCharacter>(), adoption.Endings.Where(ending => ending.Ending.IsExpected).SelectMany(ending => ending.Commands), number);
        var written = adoption.Chapter;
        var chapter = new Chapter(written.Chapter, written.Title, written.Text, ChapterStatus.Published, Origin: written.Origin);
        return world with { Sequence = world.Sequence + 10, Campaign = world.Campaign with { Chapters = world.Campaign.Chapters.Add(chapter) } };
    }

    private static CampaignWorld Accepted(CampaignWorld world, IEnumerable<CreateCharacter> newcomers, IEnumerable<ProposeConsequence> proposals, int number)
    {
        var (characters, facts) = (world.Characters, world.Campaign.StoryFacts);
        foreach (var created in newcomers) characters = characters.SetItem(created.Character, CharacterState.Initial with { Exists = true, Name = created.Name, Hidden = true });
        foreach (var consequence in proposals.Select(proposal => Assert.IsType<StoryFactsConsequence>(proposal.Consequence)))
        {
            Assert.InRange(consequence.Added.Length + consequence.Removed.Length, 1, 20);
            Assert.Empty(consequence.Added.Intersect(consequence.Removed));
            facts = facts.RemoveRange(consequence.Removed).SetItems(consequence.Added.Select(fact => KeyValuePair.Create(fact, new StoryFactView(DateTimeOffset.UnixEpoch.AddDays(number)))));
        }

        return world with { Characters = characters, Campaign = world.Campaign with { StoryFacts = facts } };
    }
}
