using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Narrative.Stories;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Tests.Stories.Prose;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>Worlds to plan in: 4 heroes, 14 people, 4 factions, 8 places in a ring with two roads across, 4 items, 3 secrets and what is true of them at first. The same from the same seed.</summary>
internal sealed class WorldGenerator
{
    private const int HeroCount = 4;
    private const int PersonCount = 14;
    private const int FactionCount = 4;
    private const int PlaceCount = 8;

    private static readonly string[] PlaceKinds = ["town", "village", "harbour", "fort", "forest", "mine", "temple", "road"];
    private static readonly ValueAxis[] Axes = Enum.GetValues<ValueAxis>();
    private static readonly string[] Archetypes = ["noble", "officer", "priest", "merchant", "smith", "healer", "scholar", "thief", "farmer", "innkeeper", "guard", "judge", "exile", "hunter"];
    private static readonly string[] PlaceNames = ["Harrow", "Lowmarsh", "Gull Stair", "Ember Hold", "Oxley Wood", "Cinder Pit", "Saint Orrin", "the Ninth Mile", "Aldmoor", "Wexcombe", "Crane Quay", "Stonefast", "the Hollow Wood", "Deepwell", "the White Shrine", "the Drovers' Road"];
    private static readonly string[] HeroNames = ["Ilse", "Tam", "Bo", "Wren", "Kestrel", "Oda", "Marek", "Finn"];
    private static readonly string[] SecretNames = ["the second will", "the drowned page", "what the midwife saw", "the empty grave", "the other signature", "the price of the bridge"];
    private static readonly (string Want, string Need, string Lie, string Truth, string Flaw)[] Cards =
    [
        ("a clean name", "to be owed nothing", "a debt is love", "a gift asks for nothing back", "pride"),
        ("to bring them all home", "to grieve the one who stayed behind", "nobody dies on my watch", "some losses are not failures", "never rests"),
        ("a place at the table", "to stop asking for one", "I am what they call me", "I choose who my people are", "flatters whoever is near"),
        ("the oath kept, whatever it costs", "to be forgiven", "an oath kept at any price is honour", "some oaths are paid with other people", "cannot bend"),
    ];

    private readonly Vocabulary _vocabulary;
    private readonly List<StoryEntity> _entities = [new StoryEntity(StoryEntity.PartyKey, "the party", StoryKind.Party)];
    private readonly SortedSet<ulong> _facts = [];
    private readonly NameMaker _names = new(ProseContent.Shipped.Lexicon);
    private SeededRandom _random;

    /// <summary>Apart, so that names change no fact.</summary>
    private SeededRandom _naming;

    private WorldGenerator(Vocabulary vocabulary, ulong seed)
    {
        _vocabulary = vocabulary;
        _random = new SeededRandom(seed);
        _naming = new SeededRandom(~seed);
    }

    public static StoryWorld Create(Vocabulary vocabulary, ulong seed) => new WorldGenerator(vocabulary, seed).Create();

    private StoryWorld Create()
    {
        var heroes = Add("pc", HeroCount, StoryKind.Hero);
        var people = Add("npc", PersonCount, StoryKind.Person);
        var factions = Add("faction", FactionCount, StoryKind.Faction);
        var places = Add("place", PlaceCount, StoryKind.Place);
        var items = Add("item", 4, StoryKind.Item);
        var secrets = Add("secret", 3, StoryKind.Secret);
        foreach (var hero in heroes) Say("alive", hero);
        Lay(places);
        Settle(people, factions, places);
        Stir(people, factions, places, items, secrets);
        return new StoryWorld(_vocabulary)
        {
            Entities = [.. _entities],
            Facts = [.. _facts.Select(bits => new KnownFact(new Fact(bits), "world", 0, 0, IsPublic: true, []))],
            Regions = [.. _entities.Select(entity => entity.Kind == StoryKind.Place ? new RegionValues(Middling(), Middling(), Middling(), Middling(), Middling()) : default)],
            Factions = [.. factions.Select((faction, i) => new FactionStanding(faction, new Fact(_vocabulary["rules"].Index, faction, places[(i * 2 + 1) % PlaceCount]), new StoryClock("A hand on " + _entities[places[(i * 2 + 1) % PlaceCount]].Name, 6, 0)))],
            Heroes = [.. heroes.Select((hero, i) => new HeroCard(hero) { Want = Cards[i].Want, Need = Cards[i].Need, Lie = Cards[i].Lie, Truth = Cards[i].Truth, Flaw = Cards[i].Flaw, Axes = [new AxisPull(Axes[_random.NextInt32(Axes.Length)], 1), new AxisPull(Axes[_random.NextInt32(Axes.Length)], -1)] })],
            NextEntity = 100,
        };
    }

    private void Lay(int[] places)
    {
        for (var i = 0; i < places.Length; i++) Near(places[i], places[(i + 1) % places.Length]);
        Near(places[0], places[4]);
        Near(places[2], places[6]);
        Say("town", places[0]);
        Say("town", places[2]);
        Say("town", places[3]);
        Say("market", places[0]);
        Say("market", places[2]);
        Say("mine", places[5]);
        Say("holy", places[6]);
        Say("holy", places[1]);
        Say("wilderness", places[4]);
        Say("wilderness", places[7]);
        Say("wilderness", places[5]);
    }

    private void Settle(int[] people, int[] factions, int[] places)
    {
        for (var i = 0; i < people.Length; i++)
        {
            Say("alive", people[i]);
            Say("at", people[i], places[i % places.Length]);
            if (i < places.Length) Say("rules", people[i], places[i]);
            Say("member", people[i], factions[i % factions.Length]);
        }

        for (var i = 0; i < factions.Length; i++) Say("leads", people[i], factions[i]);
        for (var i = 0; i < 5; i++) Say("serves", people[8 + i], people[_random.NextInt32(8)]);
        for (var i = 0; i < 4; i++) Say("kin", people[i * 2], people[13 - i]);
    }

    private void Stir(int[] people, int[] factions, int[] places, int[] items, int[] secrets)
    {
        for (var i = 0; i < 3; i++) Say("threat", factions[i], places[(i * 3 + 1 + _random.NextInt32(2)) % places.Length]);
        for (var i = 0; i < items.Length; i++)
        {
            Say("owns", people[_random.NextInt32(people.Length)], items[i]);
            if (i < 2) Say("relic", items[i]);
        }

        Say("seeks_item", factions[0], items[0]);
        foreach (var secret in secrets) Say("secret_of", secret, people[_random.NextInt32(people.Length)]);
        Pair("hates", people);
        Pair("hates", people);
        Pair("rival", people);
        Pair("friend", people);
        Pair("loves", people);
        Say("monster", people[13]);
        Say("lair", people[13], places[4]);
    }

    private void Pair(string predicate, int[] people)
    {
        var one = _random.NextInt32(people.Length);
        Say(predicate, people[one], people[(one + 1 + _random.NextInt32(people.Length - 1)) % people.Length]);
    }

    private void Near(int one, int other)
    {
        Say("near", one, other);
        Say("near", other, one);
    }

    private int Middling() => 30 + _random.NextInt32(41);

    private int[] Add(string word, int count, StoryKind kind)
    {
        var first = _entities.Count;
        var turn = _naming.NextInt32(16);
        for (var i = 1; i <= count; i++)
        {
            _entities.Add(new StoryEntity(string.Create(CultureInfo.InvariantCulture, $"{word}/{i}"), Name(kind, i, turn), kind)
            {
                PlaceKind = kind == StoryKind.Place ? PlaceKinds[i - 1] : "",
                Pronouns = kind is StoryKind.Person or StoryKind.Hero ? (Pronouns)(i % 3) : Pronouns.It,
                Archetype = kind == StoryKind.Person ? Archetypes[(i + turn) % Archetypes.Length] : "",
            });
        }

        return [.. Enumerable.Range(first, count)];
    }

    /// <summary>Places keep one of two names each, which fit their kind; the others follow the seed.</summary>
    private string Name(StoryKind kind, int number, int turn)
    {
        bool IsTaken(string name) => _entities.Any(entity => entity.Name == name);
        var maker = new Noun("", "nobody", NounForm.They);
        return kind switch
        {
            StoryKind.Hero => HeroNames[(number + turn) % HeroNames.Length],
            StoryKind.Place => PlaceNames[(number - 1) + PlaceCount * ((turn >> (number % 4)) & 1)],
            StoryKind.Secret => SecretNames[(number + turn) % SecretNames.Length],
            StoryKind.Faction => _names.Thing("societies", maker, IsTaken, ref _naming)!,
            StoryKind.Item => Item(IsTaken),
            _ => _names.Person(_names.Styles[turn % _names.Styles.Length], IsTaken, ref _naming)!,
        };
    }

    /// <summary>Without those that carry a maker's name.</summary>
    private string Item(Func<string, bool> isTaken)
    {
        while (true)
        {
            var name = _names.Thing("items", new Noun("", "nobody", NounForm.They), isTaken, ref _naming)!;
            if (!name.Contains("nobody", StringComparison.OrdinalIgnoreCase)) return name;
        }
    }

    private void Say(string predicate, int first, int second = Fact.Nobody) => _facts.Add(new Fact(_vocabulary[predicate].Index, first, second).Bits);
}
