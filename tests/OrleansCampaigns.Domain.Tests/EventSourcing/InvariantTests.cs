using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Sessions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.EventSourcing;
using OrleansCampaigns.Domain.EventSourcing.Conflicts;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;
using static OrleansCampaigns.Domain.Tests.EventSourcing.PlayedCampaign;

namespace OrleansCampaigns.Domain.Tests.EventSourcing;

/// <summary>What a commit looks at. That no rule leads to a broken one, every <see cref="PlayedCampaign"/> shows.</summary>
public sealed class InvariantTests
{
    private static readonly SessionId Session = new(new Guid("5e000000-0000-4000-8000-000000000001"));
    private static readonly CharacterId Mira = new(new Guid("c4000000-0000-4000-8000-000000000001"));
    private static readonly RegionId Harbour = new(new Guid("4e000000-0000-4000-8000-000000000001"));
    private static readonly Guid Nobody = new("00000000-0000-4000-8000-00000000000f");

    public static TheoryData<string> Codes => [.. Mistakes.Keys];

    /// <summary>Events that a mistaken decider would hand in, by what they break.</summary>
    private static Dictionary<string, (EntityRef Entity, DomainEvent Event)> Mistakes { get; } = new()
    {
        ["reference.seat-character"] = (Of(EntityKind.Session), new SeatTaken(Owner, false, default, Sight.Table, new CharacterId(Nobody))),
        ["reference.seat-member"] = (Of(EntityKind.Session), new SeatTaken(new UserId(Nobody), false, default, Sight.Table)),
        ["reference.handout-reader"] = (Of(EntityKind.Session), new HandoutShown(new(Nobody), [new UserId(Nobody)], false)),
        ["reference.log-member"] = (Of(EntityKind.Session), new LineSaid(new(Nobody), LogKind.Talk, new UserId(Nobody), "x", default, Sight.Table)),
        ["reference.log-character"] = (Of(EntityKind.Session), new LineSaid(new(Nobody), LogKind.Speech, Owner, "x", default, Sight.Table, new CharacterId(Nobody))),
        ["reference.scene-region"] = (Of(EntityKind.Session), new ScenePrepared(new(Nobody), "x", "", new RegionId(Nobody))),
        ["reference.combatant-character"] = (Of(EntityKind.Session), new CombatantAdded(new(new(Nobody), new("x", false, false, [], Character: new CharacterId(Nobody)), Sight.Table))),
        ["reference.own-id"] = (Of(EntityKind.Session), new SessionCreated(new SessionId(Nobody), "x")),
        ["reference.consequence-target"] = (Of(EntityKind.Campaign), new ConsequencesAccepted(new(Nobody), [new HitPointsConsequence(new CharacterId(Nobody), 1)], [new(Nobody)])),
        ["reference.story-part"] = (Of(EntityKind.Campaign), new StoryFactsChanged([new("hope", new(StoryPartKind.Region, Nobody))], [], default)),
        ["reference.character-owner"] = (Of(EntityKind.Character), new CharacterOwnerAssigned(new UserId(Nobody))),
        ["reference.bond-character"] = (Of(EntityKind.Character), new CharacterBondSet(new(Nobody), false, new CharacterBond("x", new CharacterId(Nobody)))),
        ["reference.transfer-receiver"] = (Of(EntityKind.Character), new ItemGiven(new(Nobody), 1, 1, new CharacterId(Nobody), new(Nobody), new("x", 1, ""))),
        ["reference.neighbour"] = (Of(EntityKind.Region), new BorderSet(new RegionId(Nobody), RegionVisibility.Table)),
        ["reference.fact-reader"] = (Of(EntityKind.Region), new FactRevealed(new(Nobody), [new UserId(Nobody)], RegionVisibility.Table, FactStanding.True, default)),
    };

    [Fact]
    public void Codes_are_unique_and_say_room_and_what()
    {
        Assert.Equal(Invariants.All.Length, Invariants.All.Select(invariant => invariant.Code).Distinct().Count());
        Assert.All(Invariants.All, invariant => Assert.Matches("^[a-z]+\\.[a-z-]+$", invariant.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_reference_to_what_is_not_there_is_found_before_it_is_committed(string code)
    {
        var world = Played().World;
        var (entity, mistaken) = Mistakes[code];
        Assert.Equal(code, CodeOf(mistaken, entity, world));
    }

    [Fact]
    public void Each_reference_but_the_place_of_an_item_is_looked_at_by_a_commit() =>
        Assert.Equal(["reference.item-place"], References.All.Select(invariant => invariant.Code).Except(Mistakes.Keys));

    [Fact]
    public void Somebody_who_left_may_still_be_named_and_a_stranger_may_not()
    {
        var (past, before) = (new CampaignPast(), Played().World);
        past.Add(new RecordedEvent(1, Of(EntityKind.Campaign), 1, default, Owner, default, new ServiceAdded(Player1, "x")), before);
        Assert.Null(References.BrokenBy(Recorded(new SeatTaken(Player1, false, default, Sight.Table)), before, past));
        Assert.Equal("reference.seat-member", References.BrokenBy(Recorded(new SeatTaken(Player2, false, default, Sight.Table)), before, past)?.Code);
    }

    [Fact]
    public void What_an_event_breaks_in_its_own_entity_is_found()
    {
        var world = Played().World;
        var region = world.Regions[Harbour];
        var filled = new RegionValueSet(RegionValue.Faith, 101);
        Assert.Equal("region.values", RegionState.BrokenBy(region, region.Evolve(filled), filled)?.Code);
        var second = new RoleChanged(Owner, Role.Player);
        Assert.Equal("campaign.one-owner", CampaignState.BrokenBy(world.Campaign, world.Campaign.Evolve(second), second)?.Code);
        var hurt = new CharacterHitPointsSet(20, 10);
        var character = world.Characters[Mira];
        Assert.Equal("character.hit-points", CharacterState.BrokenBy(character, character.Evolve(hurt), hurt)?.Code);
        var again = new SessionCreated(Session, "Again");
        var session = world.Sessions[Session];
        Assert.Equal("session.created-once", SessionState.BrokenBy(session, session.Evolve(again), again)?.Code);
    }

    [Fact]
    public void What_an_event_breaks_in_the_book_is_found_in_every_kind_of_entity()
    {
        var world = Played().World;
        Assert.Equal("conflict.inbox", Broken<CampaignState, CampaignCommand, CampaignEvent>(world.Campaign));
        Assert.Equal("conflict.inbox", Broken<SessionState, SessionCommand, SessionEvent>(world.Sessions[Session]));
        Assert.Equal("conflict.inbox", Broken<CharacterState, CharacterCommand, CharacterEvent>(world.Characters[Mira]));
        Assert.Equal("conflict.inbox", Broken<RegionState, RegionCommand, RegionEvent>(world.Regions[Harbour]));
    }

    [Fact]
    public void A_conflict_that_is_open_is_not_kept_again_and_an_inbox_keeps_to_its_bound()
    {
        var region = Played().World.Regions[Harbour];
        var full = Enumerable.Range(0, ConflictLimits.OpenMax).Aggregate(region, (state, number) => After(state, new RegionConflictKept(Kept(number))).State);
        Assert.Null(After(region, new RegionConflictKept(Kept(1))).Broken);
        Assert.Equal("conflict.inbox", After(full, new RegionConflictKept(Kept(1))).Broken);
        Assert.Equal("conflict.inbox", After(full, new RegionConflictKept(Kept(ConflictLimits.OpenMax))).Broken);
        Assert.Null(After(full, new RegionConflictResolved(new(Kept(1).Id, ConflictChoice.Theirs))).Broken);
    }

    [Fact]
    public void What_is_remembered_of_a_text_leads_to_the_text_that_is_there()
    {
        var chapter = new ChapterId(new Guid("c8000000-0000-4000-8000-000000000001"));
        var world = Played().Done(Owner, new DraftChapter(chapter, "The bell", "It rings.")).Done(Owner, new EditChapter(chapter, "It rings under water.")).World;
        Assert.Empty(Invariants.BrokenIn(world, PlayedCampaign.Id.Value, new CampaignPast()));
        var other = world.Campaign with { Chapters = [world.Campaign.Chapters[0] with { Text = "It is silent." }] };
        Assert.Equal("chapter.history", Assert.Single(Invariants.BrokenIn(world with { Campaign = other }, PlayedCampaign.Id.Value, new CampaignPast())).Broken.Code);
    }

    private static string? Broken<TState, TCommand, TEvent>(TState state)
        where TState : class, IEntityState<TState, TCommand, TEvent>
        where TCommand : Command
        where TEvent : DomainEvent
    {
        var never = TState.Resolved(new ConflictEnd(Kept(7).Id, ConflictChoice.Mine));
        return Invariants.BrokenBy<TState, TCommand, TEvent>(state, EntityFold.Evolve<TState, TCommand, TEvent>(state, never, default), never)?.Code;
    }

    private static (RegionState State, string? Broken) After(RegionState before, RegionEvent happened)
    {
        var after = EntityFold.Evolve<RegionState, RegionCommand, RegionEvent>(before, happened, default);
        return (after, Invariants.BrokenBy<RegionState, RegionCommand, RegionEvent>(before, after, happened)?.Code);
    }

    private static KeptConflict Kept(int number) => new(new(new Guid(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9)), FieldKey.Of("weather"), Displaced: false, new KeptSide(Player1), new KeptSide(Owner), []);

    private static string? CodeOf(DomainEvent mistaken, EntityRef entity, CampaignWorld world) => References.BrokenBy(mistaken, entity, world)?.Code;

    private static PlayedCampaign Played() => new PlayedCampaign()
        .Done(Owner, new CreateCampaign("The Drowned Bell", "Ada"))
        .Done(Owner, new CreateSession("First") { Session = Session })
        .Done(Owner, new CreateCharacter("Mira") { Character = Mira })
        .Done(Owner, new CreateRegion("Harbour") { Region = Harbour });

    private static RecordedEvent Recorded(SessionEvent happened) => new(9, Of(EntityKind.Session), 2, default, Owner, default, happened);

    private static EntityRef Of(EntityKind kind) => new(kind, kind switch
    {
        EntityKind.Campaign => PlayedCampaign.Id.Value,
        EntityKind.Session => Session.Value,
        EntityKind.Character => Mira.Value,
        _ => Harbour.Value,
    });
}
