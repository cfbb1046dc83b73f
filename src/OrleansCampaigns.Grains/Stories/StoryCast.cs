using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// Who and what of a campaign a chapter can be about, the most relevant first: the party, heroes, factions, regions, then everybody and everything else by how many facts of the story name them, ties by key.
/// Keys are those of <see cref="StoryPart"/>.
/// </summary>
internal sealed class StoryCast
{
    private const int HeroesMax = 12;
    private const int FactionsMax = 16;
    private const int RegionsMax = 32;

    /// <summary>Characters of a secret's name in prose.</summary>
    private const int SecretNameMax = 60;

    private readonly CampaignWorld _world;
    private readonly Dictionary<StoryPart, int> _named = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public StoryCast(CampaignWorld world)
    {
        _world = world;
        foreach (var fact in world.Campaign.StoryFacts.Keys)
        {
            _named[fact.Subject] = _named.GetValueOrDefault(fact.Subject) + 1;
            if (fact.Object is { } target) _named[target] = _named.GetValueOrDefault(target) + 1;
        }

        StoryEntity[] all =
        [
            new StoryEntity(StoryEntity.PartyKey, "the party", StoryKind.Party), .. Heroes().Take(HeroesMax), .. Factions().Take(FactionsMax), .. Regions().Take(RegionsMax),
            .. People().Concat(Items()).Concat(Secrets()).OrderByDescending(entity => entity.Relevance).ThenBy(entity => entity.Entity.Key, StringComparer.Ordinal).Select(entity => entity.Entity),
        ];
        Entities = [.. all.Take(StoryWorld.EntitiesMax)];
        LeftOut = all.Length - Entities.Length;
        for (var i = 0; i < Entities.Length; i++) _indices[Entities[i].Key] = i;
    }

    public ImmutableArray<StoryEntity> Entities { get; }

    public int LeftOut { get; }

    /// <summary>Null for who or what is not among them.</summary>
    public int? IndexOf(StoryPart part) => _indices.TryGetValue(part.ToString(), out var index) ? index : null;

    public int? IndexOf(CharacterId id) => IndexOf(new StoryPart(StoryPartKind.Character, id.Value));

    public int? IndexOf(FactionId id) => IndexOf(new StoryPart(StoryPartKind.Faction, id.Value));

    public int? IndexOf(RegionId id) => IndexOf(new StoryPart(StoryPartKind.Region, id.Value));

    public int? IndexOf(ItemId id) => IndexOf(new StoryPart(StoryPartKind.Item, id.Value));

    /// <summary>A player's character that is still played.</summary>
    public static bool IsHero(CharacterState character) => character is { Exists: true, Owners.Length: > 0, Retired: false };

    private IEnumerable<StoryEntity> Heroes() =>
        from character in _world.Characters
        where IsHero(character.Value)
        orderby Relevance(Part(StoryPartKind.Character, character.Key.Value)) descending, character.Key
        select Person(character.Key, character.Value, StoryKind.Hero);

    private IEnumerable<(StoryEntity Entity, int Relevance)> People() =>
        from character in _world.Characters
        where character.Value.Exists && !IsHero(character.Value) && character.Value.Owners.IsEmpty
        select (Person(character.Key, character.Value, StoryKind.Person), Relevance(Part(StoryPartKind.Character, character.Key.Value)) + 1);

    private IEnumerable<StoryEntity> Factions() =>
        from faction in _world.Campaign.Factions
        orderby Relevance(Part(StoryPartKind.Faction, faction.Key.Value)) descending, faction.Key
        select new StoryEntity(Key(StoryPartKind.Faction, faction.Key.Value), Named(faction.Value.Name), StoryKind.Faction) { Pronouns = Pronouns.They };

    private IEnumerable<StoryEntity> Regions() =>
        from region in _world.Regions
        where region.Value.Exists
        orderby Relevance(Part(StoryPartKind.Region, region.Key.Value)) descending, region.Key
        select new StoryEntity(Key(StoryPartKind.Region, region.Key.Value), region.Value.Name, StoryKind.Place) { Pronouns = Pronouns.It, PlaceKind = StoryTerrain.Of(region.Value.Terrain, region.Value.Name).Place };

    /// <summary>Things that the story names, and single ones that somebody wrote a note on: no ropes and rations.</summary>
    private IEnumerable<(StoryEntity Entity, int Relevance)> Items() =>
        from character in _world.Characters
        where character.Value.Exists
        from item in character.Value.Inventory
        let relevance = Relevance(Part(StoryPartKind.Item, item.Key.Value))
        where relevance > 0 || item.Value is { Quantity: 1, Note.Length: > 0 }
        group (item.Value, relevance) by item.Key into same
        select (new StoryEntity(Key(StoryPartKind.Item, same.Key.Value), Named(same.First().Value.Name), StoryKind.Item) { Pronouns = Pronouns.It }, same.First().relevance);

    private IEnumerable<(StoryEntity Entity, int Relevance)> Secrets() =>
        from region in _world.Regions
        from fact in region.Value.Facts
        let relevance = Relevance(Part(StoryPartKind.Secret, fact.Key.Value))
        where relevance > 0
        group fact.Value by (fact.Key, relevance) into same
        select (new StoryEntity(Key(StoryPartKind.Secret, same.Key.Key.Value), SecretName(same.First().Text), StoryKind.Secret) { Pronouns = Pronouns.It }, same.Key.relevance);

    private static StoryEntity Person(CharacterId id, CharacterState character, StoryKind kind) => new(Key(StoryPartKind.Character, id.Value), character.Name, kind)
    {
        Pronouns = PronounsOf(character.Tags),
        Archetype = kind == StoryKind.Person ? character.Tags.FirstOrDefault(tag => tag.Length < 20 && !tag.Contains('/') && tag.All(letter => char.IsLetter(letter) && char.IsLower(letter)) && !IsPronoun(tag)) ?? "" : "",
    };

    private static Pronouns PronounsOf(ImmutableArray<string> tags)
    {
        foreach (var tag in tags)
        {
            switch (tag.ToLowerInvariant())
            {
                case "she" or "she/her" or "female" or "woman": return Pronouns.She;
                case "he" or "he/him" or "male" or "man": return Pronouns.He;
                case "it" or "it/its": return Pronouns.It;
                default: break;
            }
        }

        return Pronouns.They;
    }

    private static bool IsPronoun(string tag) => tag is "she" or "he" or "it" or "they" or "female" or "male" or "woman" or "man";

    /// <summary>"Ash Ledger" is said with an article, "the Ash Ledger" and "Aud's knife" are not said with another.</summary>
    private static string Named(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? $"the {name[4..]}" : name.Split(' ')[0].EndsWith("'s", StringComparison.Ordinal) ? name : $"the {name}";

    /// <summary>A noun where the text is one; else what it can be called without telling it.</summary>
    private static string SecretName(string text)
    {
        var line = text.Split('\n')[0].TrimEnd('.', ' ');
        return line.Length <= SecretNameMax && line.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && !line.Contains('.') ? $"the {line[4..]}" : $"the matter of \"{(line.Length > SecretNameMax ? line[..SecretNameMax].TrimEnd() + "…" : line)}\"";
    }

    private int Relevance(StoryPart part) => _named.GetValueOrDefault(part);

    private static StoryPart Part(StoryPartKind kind, Guid id) => new(kind, id);

    private static string Key(StoryPartKind kind, Guid id) => new StoryPart(kind, id).ToString();
}
