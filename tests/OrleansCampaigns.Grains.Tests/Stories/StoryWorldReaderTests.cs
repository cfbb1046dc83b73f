using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Grains.Stories;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;
using static OrleansCampaigns.Grains.Tests.Stories.ToldCampaign;

namespace OrleansCampaigns.Grains.Tests.Stories;

/// <summary>What of a campaign chapters are planned from.</summary>
public sealed class StoryWorldReaderTests
{
    private static StoryReading Read(CampaignWorld world) => StoryWorldReader.Read(world, StorySources.None);

    private static string[] Facts(CampaignWorld world)
    {
        var reading = Read(world).World;
        return [.. reading.Facts.Select(known => reading.Print(known.Fact))];
    }

    [Fact]
    public void Characters_factions_regions_things_and_secrets_are_who_a_chapter_is_about()
    {
        var reading = Read(World);
        var byKey = reading.World.Entities.ToDictionary(entity => entity.Key);
        Assert.Equal((StoryKind.Hero, Pronouns.She), (byKey[Of(Ilse).ToString()].Kind, byKey[Of(Ilse).ToString()].Pronouns));
        Assert.Equal((StoryKind.Person, "judge"), (byKey[Of(Aud).ToString()].Kind, byKey[Of(Aud).ToString()].Archetype));
        Assert.Equal("the Ash Ledger", byKey[Of(Ledger).ToString()].Name);
        Assert.Equal((StoryKind.Place, "swamp"), (byKey[Of(Lowmarsh).ToString()].Kind, byKey[Of(Lowmarsh).ToString()].PlaceKind));
        Assert.Equal("the Torn Page", Assert.Single(byKey.Values, entity => entity.Kind == StoryKind.Item).Name);
        Assert.Single(byKey.Values, entity => entity.Kind == StoryKind.Secret);
        Assert.Equal(0, reading.LeftOut);
        Assert.Equal(1, reading.OwnFacts);
    }

    [Fact]
    public void What_they_say_of_themselves_is_so_unless_the_story_says_otherwise()
    {
        var facts = Facts(World);
        Assert.Contains($"alive({Of(Aud)})", facts);
        Assert.DoesNotContain($"alive({Of(Rusk)})", facts);
        Assert.Contains($"kin({Of(Aud)},{Of(Joss)})", facts);
        Assert.Contains($"rules({Of(Ledger)},{Of(Harrow)})", facts);
        Assert.Contains($"claims({Of(Reeves)},{Of(Harrow)})", facts);
        Assert.Contains($"near({Of(Lowmarsh)},{Of(Harrow)})", facts);
        Assert.Contains($"war({Of(Ledger)},{Of(Reeves)})", facts);
        Assert.Contains($"owns({Of(Joss)},item/{Page.Value})", facts);
        Assert.Contains($"wilderness({Of(Wood)})", facts);
        var ruled = Facts(With(World, new StoryFact("rules", Of(Wenna), Of(Harrow))));
        Assert.Contains($"rules({Of(Wenna)},{Of(Harrow)})", ruled);
        Assert.DoesNotContain($"rules({Of(Ledger)},{Of(Harrow)})", ruled);
        var hidden = Facts(With(World, new StoryFact("hidden_in", new StoryPart(StoryPartKind.Item, Page.Value), Of(Wood))));
        Assert.DoesNotContain(hidden, fact => fact.StartsWith("owns(", StringComparison.Ordinal));
        Assert.Contains($"truce({Of(Ledger)},{Of(Reeves)})", Facts(With(World, new StoryFact("truce", Of(Ledger), Of(Reeves)))));
    }

    [Fact]
    public void What_a_chapter_ended_stays_ended_though_the_character_itself_says_nothing_of_it()
    {
        var died = Assert.Single(new StoryKeys("test").Consequences([], [$"alive({Of(Aud)})", $"at({Of(Aud)},{Of(Harrow)})"]));
        var dead = Facts(With(World, [.. died.Added]));
        Assert.DoesNotContain($"alive({Of(Aud)})", dead);
        Assert.Equal(1, Read(With(World, [.. died.Added])).OwnFacts);
        var back = Assert.Single(new StoryKeys("test").Consequences([$"alive({Of(Aud)})"], []));
        Assert.Equal(died.Added.AsEnumerable(), back.Removed.AsEnumerable());
        Assert.Contains($"alive({Of(Aud)})", Facts(With(World, [.. back.Added])));
    }

    [Fact]
    public void What_is_new_gets_the_same_id_whenever_it_is_asked_and_another_elsewhere()
    {
        var one = Assert.Single(new StoryKeys("one").Consequences(["owns(npc/7,item/3)"], [])).Added.Single();
        Assert.Equal(one, Assert.Single(new StoryKeys("one").Consequences(["owns(npc/7,item/3)"], [])).Added.Single());
        Assert.NotEqual(one, Assert.Single(new StoryKeys("two").Consequences(["owns(npc/7,item/3)"], [])).Added.Single());
        Assert.Equal((StoryPartKind.Character, StoryPartKind.Item), (one.Subject.Kind, one.Object!.Value.Kind));
    }

    [Fact]
    public void A_debt_that_stands_open_is_a_thread_and_a_line_that_names_no_tag_is_told()
    {
        var reading = Read(World);
        Assert.Equal($"owes({Of(Aud)},{Of(Ledger)})", reading.World.Print(Assert.Single(reading.World.Threads).Fact));
        Assert.Equal(["children-in-danger"], reading.World.Lines.AsEnumerable());
        Assert.Equal(["torture"], reading.World.Veils.AsEnumerable());
        Assert.Equal(["spiders"], reading.LinesNotKnown.AsEnumerable());
        var ilse = reading.World.Heroes.Single(hero => reading.World.Entities[hero.Hero].Name == "Ilse");
        Assert.Equal(("a clean name", 2), (ilse.Want, ilse.Stage));
    }

    [Fact]
    public void A_fact_cites_the_event_that_said_it()
    {
        var owes = new StoryFact("owes", Of(Aud), Of(Ledger));
        var changed = new RecordedEvent(17, new EntityRef(EntityKind.Campaign, Guid.NewGuid()), 9, new CommandId(Guid.NewGuid()), new UserId(Guid.NewGuid()), DateTimeOffset.UnixEpoch, new StoryFactsChanged([owes], [], DateTimeOffset.UnixEpoch));
        var played = changed with { Sequence = 18, Event = new StoryFactsChanged([owes], [], DateTimeOffset.UnixEpoch, new ChapterId(Guid.NewGuid())) };
        KnownFact Source(RecordedEvent happened)
        {
            var reading = StoryWorldReader.Read(World, StorySources.None.With(happened, World)).World;
            return reading.Facts.Single(known => reading.Print(known.Fact) == owes.ToString());
        }

        Assert.Equal(("event/17", false), (Source(changed).Source, Source(changed).ComesFromPlay));
        Assert.Equal(("event/18/scene/0", true), (Source(played).Source, Source(played).ComesFromPlay));
    }

    [Fact]
    public void What_earlier_chapters_were_made_of_and_whose_they_were_is_remembered()
    {
        var origin = new ChapterOrigin(12, 7, 1, ["gates_opened"], [new ChapterBeats(Ilse, 3)]);
        var chapter = new Chapter(new ChapterId(Guid.NewGuid()), "One", "", ChapterStatus.Published, Origin: origin);
        var reading = Read(World with { Campaign = World.Campaign with { Chapters = [chapter, chapter with { Id = new ChapterId(Guid.NewGuid()), Status = ChapterStatus.Draft }] } }).World;
        Assert.Equal(1, reading.Chapter);
        Assert.Equal((1, 1), (reading.Ledger["gates_opened"].Uses, reading.Ledger["gates_opened"].LastChapter));
        var ilse = reading.Heroes.Single(hero => reading.Entities[hero.Hero].Name == "Ilse");
        Assert.Equal((3, 1), (ilse.Beats, ilse.LastBeatChapter));
    }

    [Fact]
    public void At_the_limits_the_least_named_go_and_it_is_said_how_many()
    {
        var crowd = World.Characters;
        for (var i = 0; i < 300; i++) crowd = crowd.Add(new CharacterId(Guid.NewGuid()), CharacterState.Initial with { Exists = true, Name = $"Somebody {i}" });
        var reading = Read(World with { Characters = crowd });
        Assert.Equal(StoryWorld.EntitiesMax, reading.World.Entities.Length);
        Assert.InRange(reading.LeftOut, 140, 320);
        Assert.Contains(reading.World.Entities, entity => entity.Name == "Aud Tarrow");
        Assert.InRange(reading.World.Facts.Length, 1, StoryWorld.FactsMax);
    }

    [Fact]
    public void The_world_of_a_campaign_contradicts_nothing_and_chapters_of_it_neither()
    {
        var world = Read(World).World;
        var record = WorldRecords.Of(world, ChapterEngine.Shipped.Contents.Laws);
        Assert.Empty(WorldChecker.CheckWorld(record));
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var chapter = ChapterEngine.Shipped.Compose(world, new StoryRequest(seed), new SentenceLedger(), progress: null, TestContext.Current.CancellationToken);
            Assert.NotNull(chapter);
            Assert.Empty(chapter.Findings);
            Assert.DoesNotContain(WorldChecker.Check(record, WorldRecords.Of(chapter.Plan)), finding => finding.Severity >= FindingSeverity.Overridable);
        }
    }

    [Fact]
    public void A_campaign_with_hardly_anybody_in_it_gets_a_chapter_or_none_and_never_an_error()
    {
        var bare = CampaignWorld.Initial with { Campaign = CampaignState.Initial with { Exists = true } };
        _ = ChapterEngine.Shipped.Compose(Read(bare).World, new StoryRequest(1), new SentenceLedger(), progress: null, TestContext.Current.CancellationToken);
        var few = World with { Characters = World.Characters.RemoveRange([Aud, Joss, Merrit, Wenna]), Campaign = World.Campaign with { StoryFacts = World.Campaign.StoryFacts.Clear() } };
        _ = ChapterEngine.Shipped.Compose(Read(few).World, new StoryRequest(1), new SentenceLedger(), progress: null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_order_in_which_it_was_folded_changes_nothing()
    {
        var one = ChapterPrint.Of(Read(World).World);
        var other = World with
        {
            Characters = World.Characters.Reverse().ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value),
            Regions = World.Regions.Reverse().ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value),
        };
        Assert.Equal(one, ChapterPrint.Of(Read(other).World));
    }
}
