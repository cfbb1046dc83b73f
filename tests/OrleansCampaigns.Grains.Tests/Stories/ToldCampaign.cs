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

namespace OrleansCampaigns.Grains.Tests.Stories;

/// <summary>A campaign as a game master would have it after a few evenings: two heroes, five others, two factions, three regions, a thing, a secret and what is so between them.</summary>
internal static class ToldCampaign
{
    public static readonly CharacterId Ilse = new(Id(1)), Bo = new(Id(2)), Aud = new(Id(11)), Joss = new(Id(12)), Rusk = new(Id(13)), Merrit = new(Id(14)), Wenna = new(Id(15));

    public static readonly FactionId Ledger = new(Id(21)), Reeves = new(Id(22));

    public static readonly RegionId Harrow = new(Id(31)), Lowmarsh = new(Id(32)), Wood = new(Id(33));

    public static readonly ItemId Page = new(Id(41));

    public static readonly FactId Price = new(Id(51));

    public static CampaignWorld World { get; } = Create();

    public static StoryPart Of(CharacterId id) => new(StoryPartKind.Character, id.Value);

    public static StoryPart Of(FactionId id) => new(StoryPartKind.Faction, id.Value);

    public static StoryPart Of(RegionId id) => new(StoryPartKind.Region, id.Value);

    public static CampaignWorld With(CampaignWorld world, params StoryFact[] facts) =>
        world with { Campaign = world.Campaign with { StoryFacts = world.Campaign.StoryFacts.SetItems(facts.Select(fact => KeyValuePair.Create(fact, new StoryFactView(DateTimeOffset.UnixEpoch)))) } };

    private static CampaignWorld Create()
    {
        var player = new UserId(Id(91));
        var campaign = CampaignState.Initial with
        {
            Exists = true, Name = "The Ash Ledger", Safety = new TableSafety(["harm to children", "spiders"], ["torture"]),
            Factions = ImmutableSortedDictionary<FactionId, Faction>.Empty
                .Add(Ledger, new Faction("Ash Ledger", "Counts what is owed.", "Every debt in Harrow", Hidden: false, ImmutableSortedDictionary<FactionId, int>.Empty.Add(Reeves, -3)))
                .Add(Reeves, new Faction("the Reeves", "Keep the peace.", "", Hidden: false, ImmutableSortedDictionary<FactionId, int>.Empty)),
        };
        var world = CampaignWorld.Initial with
        {
            Sequence = 40, Campaign = campaign,
            Characters = ImmutableSortedDictionary<CharacterId, CharacterState>.Empty
                .Add(Ilse, Person("Ilse", "she") with { Owners = [player], Arc = new CharacterArc("a clean name", "to be owed nothing", "pride", 2) }).Add(Bo, Person("Bo", "he") with { Owners = [player] })
                .Add(Aud, Person("Aud Tarrow", "she", "judge") with { Bonds = ImmutableSortedDictionary<BondId, CharacterBond>.Empty.Add(new BondId(Id(61)), new CharacterBond("Her son.", Joss)) })
                .Add(Joss, Person("Joss", "he", "farmer") with { Inventory = ImmutableSortedDictionary<ItemId, InventoryItem>.Empty.Add(Page, new InventoryItem("Torn Page", 1, "From the ledger.")).Add(new ItemId(Id(42)), new InventoryItem("rope", 3, "")) })
                .Add(Rusk, Person("Rusk", "he") with { Conditions = [new CharacterCondition("Dead")] }).Add(Merrit, Person("Merrit", "she", "clerk")).Add(Wenna, Person("Wenna", "she", "healer")),
            Regions = ImmutableSortedDictionary<RegionId, RegionState>.Empty
                .Add(Harrow, Region("Harrow", "small town", Lowmarsh) with { Influence = ImmutableSortedDictionary<FactionId, FactionInfluence>.Empty.Add(Ledger, new FactionInfluence(70, RegionVisibility.Table)).Add(Reeves, new FactionInfluence(40, RegionVisibility.Table)) })
                .Add(Lowmarsh, Region("Lowmarsh", "marsh", Wood) with { Facts = ImmutableSortedDictionary<FactId, Fact>.Empty.Add(Price, new Fact("The price of the harvest is a child.", FactStanding.True, DateTimeOffset.UnixEpoch, FactKnowledge.Nobody)) })
                .Add(Wood, Region("Oxley Wood", "deep forest", Harrow)),
        };
        return With(
            world,
            new StoryFact("owes", Of(Aud), Of(Ledger)), new StoryFact("at", Of(Aud), Of(Harrow)), new StoryFact("at", Of(Joss), Of(Lowmarsh)), new StoryFact("leads", Of(Merrit), Of(Ledger)), new StoryFact("threat", Of(Ledger), Of(Lowmarsh)),
            new StoryFact("secret_of", new StoryPart(StoryPartKind.Secret, Price.Value), Of(Aud)), new StoryFact("smells_of_salt", Of(Wenna)));
    }

    private static CharacterState Person(string name, params string[] tags) => CharacterState.Initial with { Exists = true, Name = name, Tags = [.. tags] };

    private static RegionState Region(string name, string terrain, RegionId next) => RegionState.Initial with
    {
        Exists = true, Name = name, Terrain = terrain, Borders = ImmutableSortedDictionary<RegionId, RegionVisibility>.Empty.Add(next, RegionVisibility.Public),
    };

    private static Guid Id(byte number) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number);
}
