using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Domain.Sessions;

namespace OrleansCampaigns.Domain.EventSourcing;

/// <summary>
/// What one entity says of others holds: characters and regions, which never cease to exist, belong to the campaign, people are or were members, and an item is in one
/// place. A faction may be dissolved while regions and bonds still name it, so that is no rule here.
/// </summary>
public static class References
{
    private static readonly Invariant OwnId = new("reference.own-id", "An entity is created under the id of its rows.");
    private static readonly Invariant SeatCharacter = new("reference.seat-character", "A seat's character exists and belongs to the campaign.");
    private static readonly Invariant SeatMember = new("reference.seat-member", "Whoever sits at the table is or was a member.");
    private static readonly Invariant HandoutReader = new("reference.handout-reader", "A handout's readers are or were members.");
    private static readonly Invariant LogMember = new("reference.log-member", "Whoever speaks, rolls or is whispered to is or was a member.");
    private static readonly Invariant LogCharacter = new("reference.log-character", "A speaking character exists and belongs to the campaign.");
    private static readonly Invariant SceneRegion = new("reference.scene-region", "A scene's region exists and belongs to the campaign.");
    private static readonly Invariant CombatantCharacter = new("reference.combatant-character", "A combatant's character exists and belongs to the campaign.");
    private static readonly Invariant StoryPartExists = new("reference.story-part", "The characters and regions of a fact of the story exist.");
    private static readonly Invariant ConsequenceTarget = new("reference.consequence-target", "The region or character of an accepted consequence exists.");
    private static readonly Invariant CharacterOwner = new("reference.character-owner", "A character's owners are or were members.");
    private static readonly Invariant BondCharacter = new("reference.bond-character", "A bond's other character exists and belongs to the campaign.");
    private static readonly Invariant TransferReceiver = new("reference.transfer-receiver", "The receiver of a gift exists and belongs to the campaign.");
    private static readonly Invariant ItemPlace = new("reference.item-place", "An item is in one place: what is taken was given, and what was taken does not come back.");
    private static readonly Invariant Neighbour = new("reference.neighbour", "A border or route leads to a region that exists.");
    private static readonly Invariant FactReader = new("reference.fact-reader", "Whoever was told a fact alone is or was a member.");

    public static ImmutableArray<Invariant> All { get; } =
    [
        OwnId, SeatCharacter, SeatMember, HandoutReader, LogMember, LogCharacter, SceneRegion, CombatantCharacter, ConsequenceTarget, StoryPartExists, CharacterOwner, BondCharacter,
        TransferReceiver, ItemPlace, Neighbour, FactReader,
    ];

    /// <summary>The first that a decided event breaks, as far as the campaign tells on which it was decided; null: none. Costs a look-up for each name in the event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="entity">Where it happens.</param>
    /// <param name="world">The campaign that its decider saw.</param>
    public static Invariant? BrokenBy(DomainEvent happened, EntityRef entity, CampaignWorld world) => Find(happened, entity, new Known(world, Past: null));

    /// <summary>The first that a recorded event breaks; null: none.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="before">The campaign before it.</param>
    /// <param name="past">What came before it.</param>
    public static Invariant? BrokenBy(RecordedEvent recorded, CampaignWorld before, CampaignPast past) =>
        Find(recorded.Event, recorded.Entity, new Known(before, past)) ?? (recorded.Event is CharacterEvent e ? Misplaced(e, new(recorded.Entity.Id), before, past) : null);

    /// <summary>All that a whole campaign breaks.</summary>
    internal static IEnumerable<(Invariant Broken, EntityRef Entity)> BrokenIn(CampaignWorld world, EntityRef campaign, CampaignPast past)
    {
        var known = new Known(world, past);
        var consequences = Invariant.Broken(
            (!world.Campaign.StoryFacts.Keys.All(known.HasParts), StoryPartExists),
            (!world.Campaign.Consequences.Values.Where(c => c.Accepted).All(c => known.HasTarget(c.Consequence)), ConsequenceTarget));
        return consequences.Select(broken => (broken, campaign))
            .Concat(world.Sessions.SelectMany(one => BrokenIn(one.Value, known).Select(broken => (broken, new EntityRef(EntityKind.Session, one.Key.Value)))))
            .Concat(world.Characters.SelectMany(one => BrokenIn(one.Value, known).Select(broken => (broken, new EntityRef(EntityKind.Character, one.Key.Value)))))
            .Concat(world.Regions.SelectMany(one => BrokenIn(one.Value, known).Select(broken => (broken, new EntityRef(EntityKind.Region, one.Key.Value)))));
    }

    internal static ItemInTransit? OpenTransfer(CampaignWorld world, CharacterId giver, TransferId transfer) =>
        world.Characters.GetValueOrDefault(giver)?.InTransit.GetValueOrDefault(transfer);

    private static List<Invariant> BrokenIn(SessionState session, Known known) => Invariant.Broken(
        (!session.Seats.Values.All(seat => known.HasCharacter(seat.Character)), SeatCharacter),
        (!session.Seats.Keys.All(known.WasMember), SeatMember),
        (!session.Handouts.Values.SelectMany(handout => handout.ShownTo).All(known.WasMember), HandoutReader),
        (!session.Log.Participants.Keys.All(known.WasMember), LogMember),
        (!session.Scenes.All(scene => known.HasRegion(scene.Region)), SceneRegion),
        (!session.Combat.Order.All(combatant => known.HasCharacter(combatant.Character)), CombatantCharacter));

    private static List<Invariant> BrokenIn(RegionState region, Known known) => Invariant.Broken(
        (!region.Borders.Keys.All(known.HasRegion) || !region.Routes.Values.All(route => known.HasRegion(route.To)), Neighbour),
        (!region.Facts.Values.SelectMany(fact => fact.Knowledge.Users.Keys).All(known.WasMember), FactReader));

    private static List<Invariant> BrokenIn(CharacterState character, Known known) => Invariant.Broken(
        (!character.Owners.All(known.WasMember), CharacterOwner),
        (!character.Bonds.Values.Concat(character.SecretBonds.Values).All(bond => known.HasCharacter(bond.ToCharacter)), BondCharacter),
        (!character.InTransit.Values.All(open => known.HasCharacter(open.To)), TransferReceiver));

    private static Invariant? Find(DomainEvent happened, EntityRef entity, Known known) => happened switch
    {
        SessionEvent e => Find(e, entity, known),
        CharacterCreated e => e.Character.Value != entity.Id ? OwnId : Unless(e.Owner is not { } owner || known.WasMember(owner), CharacterOwner),
        CharacterOwnerAssigned e => Unless(known.WasMember(e.User), CharacterOwner),
        CharacterBondSet e => Unless(known.HasCharacter(e.Content.ToCharacter), BondCharacter),
        ItemGiven e => Unless(known.HasCharacter(e.To), TransferReceiver),
        RegionCreated e => Unless(e.Region.Value == entity.Id, OwnId),
        BorderSet e => Unless(known.HasRegion(e.To), Neighbour),
        RouteSet e => Unless(known.HasRegion(e.To), Neighbour),
        FactRevealed e => Unless(e.Users.All(known.WasMember), FactReader),
        ConsequencesAccepted e => Unless(e.Consequences.All(known.HasTarget), ConsequenceTarget),
        StoryFactsChanged e => Unless(e.Added.All(known.HasParts), StoryPartExists),
        _ => null,
    };

    private static Invariant? Find(SessionEvent happened, EntityRef entity, Known known) => happened switch
    {
        LineSaid e => Speaking(e.Author, e.Character, known),
        DiceRolled e => Speaking(e.Author, e.Character, known),
        WhisperSaid e => e.To.All(known.WasMember) ? Speaking(e.Author, e.Character, known) : LogMember,
        SessionCreated e => Unless(e.Session.Value == entity.Id, OwnId),
        SeatTaken e => known.WasMember(e.User) ? Unless(known.HasCharacter(e.Character), SeatCharacter) : SeatMember,
        HandoutShown e => Unless(e.To.All(known.WasMember), HandoutReader),
        ScenePrepared e => Unless(known.HasRegion(e.Region), SceneRegion),
        SceneStarted e => Unless(known.HasRegion(e.Region), SceneRegion),
        CombatantAdded e => Unless(known.HasCharacter(e.Placed.Profile.Character), CombatantCharacter),
        CombatantAltered e => Unless(known.HasCharacter(e.Placed.Profile.Character), CombatantCharacter),
        CombatReported e => Unless(e.Order.All(placed => known.HasCharacter(placed.Profile.Character)), CombatantCharacter),
        _ => null,
    };

    private static Invariant? Speaking(UserId author, CharacterId? character, Known known) =>
        known.WasMember(author) ? Unless(known.HasCharacter(character), LogCharacter) : LogMember;

    /// <summary>Whether a step of a gift follows on those before it. Only the journal can tell: a receiver may be ahead of what its own replica has seen of the giver.</summary>
    private static Invariant? Misplaced(CharacterEvent happened, CharacterId here, CampaignWorld before, CampaignPast past) => happened switch
    {
        ItemReceived e => Unless(
            OpenTransfer(before, e.From, e.Transfer) is { } open && (open.Number, open.To, open.Item, open.Content.Quantity) == (e.Number, here, e.Item, e.Content.Quantity)
            && !past.IsTaken(e.From, e.Number),
            ItemPlace),
        ItemTransferCompleted e => Unless(OpenTransfer(before, here, e.Transfer) is { } open && past.IsTaken(here, open.Number), ItemPlace),
        ItemReturned e => Unless(OpenTransfer(before, here, e.Transfer) is { } open && !past.IsTaken(here, open.Number), ItemPlace),
        _ => null,
    };

    private static Invariant? Unless(bool holds, Invariant invariant) => holds ? null : invariant;

    /// <summary>A nothing is always known.</summary>
    private readonly record struct Known(CampaignWorld World, CampaignPast? Past)
    {
        public bool HasCharacter(CharacterId? id) => id is not { } character || World.Characters.ContainsKey(character);

        public bool HasRegion(RegionId? id) => id is not { } region || World.Regions.ContainsKey(region);

        public bool HasRegion(RegionId id) => World.Regions.ContainsKey(id);

        public bool WasMember(UserId user) => Past?.WasMember(user) ?? (user == Access.Actor.System.User || World.Campaign.Members.ContainsKey(user));

        /// <summary>Factions may be dissolved; what was said of them stays.</summary>
        public bool HasParts(StoryFact fact) => HasPart(fact.Subject) && (fact.Object is not { } target || HasPart(target));

        private bool HasPart(StoryPart part) => part.Kind switch
        {
            StoryPartKind.Character => HasCharacter(new CharacterId(part.Id)),
            StoryPartKind.Region => HasRegion(new RegionId(part.Id)),
            _ => true,
        };

        public bool HasTarget(Consequence consequence) => consequence switch
        {
            TickClockConsequence c => HasRegion(c.Region),
            FactConsequence c => HasRegion(c.Region),
            InfluenceConsequence c => HasRegion(c.Region),
            HitPointsConsequence c => HasCharacter(c.Character),
            ConditionConsequence c => HasCharacter(c.Character),
            ItemConsequence c => HasCharacter(c.Character),
            StoryFactsConsequence c => c.Added.All(HasParts),
            _ => throw new InvalidOperationException($"{consequence.GetType().Name} has no target."),
        };
    }
}
