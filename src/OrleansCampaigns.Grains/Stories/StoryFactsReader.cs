using OrleansCampaigns.Contracts.Characters;
using OrleansCampaigns.Contracts.EventSourcing;
using OrleansCampaigns.Contracts.Regions;
using OrleansCampaigns.Contracts.Stories;
using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.Characters;
using OrleansCampaigns.Domain.Regions;
using OrleansCampaigns.Narrative.Stories;
using Fact = OrleansCampaigns.Narrative.Stories.Fact;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>
/// What is so in a campaign, in the engine's words: facts of the story first, then what characters, regions and factions say of themselves where no fact of the story speaks against it. Where two exclude each other, as
/// two owners of one thing do, the one that was said later holds.
/// </summary>
internal sealed class StoryFactsReader(CampaignWorld world, StorySources sources, StoryCast cast, Vocabulary vocabulary)
{
    private const int StrongInfluence = 60;
    private const int Attached = 2;

    private readonly Dictionary<ulong, KnownFact> _facts = [];
    private readonly HashSet<ulong> _ended = [];
    private readonly HashSet<(int Predicate, int First)> _oneForFirst = [];
    private readonly HashSet<(int Predicate, int Second)> _oneForSecond = [];

    /// <summary>Facts of the story in words that the vocabulary does not know.</summary>
    public int OwnFacts { get; private set; }

    /// <summary>Facts about what is not in the cast, and those that others exclude.</summary>
    public int LeftOut { get; private set; }

    public IEnumerable<KnownFact> Read()
    {
        foreach (var (fact, _) in world.Campaign.StoryFacts.OrderByDescending(fact => sources.Facts.GetValueOrDefault(fact.Key).Sequence).ThenBy(fact => fact.Key)) Add(fact);
        foreach (var (id, character) in world.Characters) Add(id, character);
        foreach (var (id, region) in world.Regions) Add(id, region);
        foreach (var (id, faction) in world.Campaign.Factions)
            foreach (var (other, attitude) in faction.Attitudes) AddAttitude(id, other, attitude);
        return _facts.Values.OrderBy(known => known.Fact.Bits);
    }

    private void Add(StoryFact fact)
    {
        if (EndedFacts.IsOne(fact))
        {
            var over = EndedFacts.Against(fact);
            if (cast.IndexOf(over.Subject) is { } subject && (over.Object is not { } towards || cast.IndexOf(towards) is not null))
                _ended.Add(new Fact(vocabulary[over.Predicate].Index, subject, over.Object is { } end ? cast.IndexOf(end)!.Value : Fact.Nobody).Bits);
            return;
        }

        if (vocabulary.Find(fact.Predicate) is not { } predicate)
        {
            OwnFacts++;
            return;
        }

        var source = sources.Facts.GetValueOrDefault(fact);
        if (cast.IndexOf(fact.Subject) is not { } first || fact.Object is { } target && cast.IndexOf(target) is null || !Fits(predicate, first, fact.Object is { } part ? cast.IndexOf(part) : null)) LeftOut++;
        else if (!Believe(predicate, first, fact.Object is { } whole ? cast.IndexOf(whole)!.Value : Fact.Nobody, source.Citation, source.Chapter)) LeftOut++;
    }

    private void Add(CharacterId id, CharacterState character)
    {
        if (cast.IndexOf(id) is not { } who) return;
        var source = SourceOf(EntityKind.Character, id.Value);
        var conditions = character.Conditions.Concat(character.HiddenConditions).Select(condition => condition.Name.ToLowerInvariant()).Concat(character.Tags.Select(tag => tag.ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);
        var isDead = conditions.Contains("dead") || conditions.Contains("deceased") || conditions.Contains("slain");
        if (!isDead) Say("alive", who, source);
        if (character.Retired) Say("retired", who, source);
        if (!isDead && character.HitPoints.Current * 2 < character.HitPoints.Maximum) Say("wounded", who, source);
        if (conditions.Overlaps(["poisoned", "sick", "diseased", "ill"])) Say("sick", who, source);
        if (conditions.Contains("cursed")) Say("cursed", who, source);
        if (conditions.Contains("missing")) Say("missing", who, source);
        if (conditions.Contains("monster")) Say("monster", who, source);
        foreach (var item in character.Inventory.Keys)
            if (cast.IndexOf(item) is { } thing) Say("owns", who, thing, source);
        foreach (var bond in character.Bonds.Values.Concat(character.SecretBonds.Values))
        {
            if (bond.ToCharacter is { } other && cast.IndexOf(other) is { } towards && towards != who && StoryBonds.PredicateOf(bond.Text) is { } predicate) Say(predicate, who, towards, source);
            else if (bond.ToFaction is { } to && cast.IndexOf(to) is { } faction) Say("member", who, faction, source);
        }
    }

    private void Add(RegionId id, RegionState region)
    {
        if (cast.IndexOf(id) is not { } place) return;
        var source = SourceOf(EntityKind.Region, id.Value);
        foreach (var said in StoryTerrain.Of(region.Terrain, region.Name).Facts) Say(said, place, source);
        foreach (var to in region.Borders.Keys.Concat(region.Routes.Values.Select(route => route.To)).Distinct())
        {
            if (cast.IndexOf(to) is not { } other || other == place) continue;
            Say("near", place, other, source);
            Say("near", other, place, source);
        }

        var strongest = region.Influence.OrderByDescending(influence => influence.Value.Influence).ThenBy(influence => influence.Key).FirstOrDefault();
        if (strongest.Value is { Influence: >= StrongInfluence } && cast.IndexOf(strongest.Key) is { } ruler) Say("rules", ruler, place, source);
        foreach (var (faction, influence) in region.Influence)
            if (influence.Influence >= StrongInfluence / 2 && faction != strongest.Key && cast.IndexOf(faction) is { } claims) Say("claims", claims, place, source);
        if (region.Values.Scarcity >= 85) Say("famine", place, source);
        if (region.Values.Security <= 15) Say("unrest", place, source);
    }

    private void AddAttitude(FactionId id, FactionId other, int attitude)
    {
        if (cast.IndexOf(id) is not { } one || cast.IndexOf(other) is not { } towards || one == towards) return;
        var source = SourceOf(EntityKind.Campaign, sources.Entities.Keys.FirstOrDefault(entity => entity.Kind == EntityKind.Campaign).Id);
        var predicate = attitude switch { <= -3 => "war", -Attached => "hates", Attached => "truce", >= 3 => "alliance", _ => null };
        if (predicate is not null) Say(predicate, one, towards, source);
    }

    private void Say(string predicate, int first, string source)
    {
        if (!_ended.Contains(new Fact(vocabulary[predicate].Index, first, Fact.Nobody).Bits)) Believe(vocabulary[predicate], first, Fact.Nobody, source, chapter: 0);
    }

    private void Say(string predicate, int first, int second, string source)
    {
        if (Fits(vocabulary[predicate], first, second) && !_ended.Contains(new Fact(vocabulary[predicate].Index, first, second).Bits)) Believe(vocabulary[predicate], first, second, source, chapter: 0);
    }

    /// <summary>False when something that was said before excludes it.</summary>
    private bool Believe(Predicate predicate, int first, int second, string source, int chapter)
    {
        if (predicate.OneForFirst && _oneForFirst.Contains((predicate.Index, first)) || predicate.OneForSecond && _oneForSecond.Contains((predicate.Index, second))) return false;
        var fact = new Fact(predicate.Index, first, second);
        if (_facts.ContainsKey(fact.Bits) || predicate.Displaces.Any(other => Holds(other, first) || second != Fact.Nobody && Holds(other, second)) || predicate.Ends.Any(other => _facts.ContainsKey(new Fact(other, first, second).Bits) || second != Fact.Nobody && _facts.ContainsKey(new Fact(other, second, first).Bits))) return false;
        _facts.Add(fact.Bits, new KnownFact(fact, source, chapter, chapter, !predicate.Hidden, []));
        if (predicate.OneForFirst) _oneForFirst.Add((predicate.Index, first));
        if (predicate.OneForSecond) _oneForSecond.Add((predicate.Index, second));
        return true;
    }

    /// <summary>A thing that is hidden is in nobody's pocket, and the other way round.</summary>
    private bool Holds(int predicate, int thing) => cast.Entities[thing].Kind == StoryKind.Item && _facts.Values.Any(known => known.Fact.Predicate == predicate && known.Fact.Names(thing));

    private bool Fits(Predicate predicate, int first, int? second) =>
        (predicate.First & Vocabulary.KindOf(cast.Entities[first].Kind)) != 0
        && (second is { } other ? predicate.Arity == 2 && (predicate.Second & Vocabulary.KindOf(cast.Entities[other].Kind)) != 0 : predicate.Arity == 1);

    private string SourceOf(EntityKind kind, Guid id) => new StorySource(sources.Entities.GetValueOrDefault(new EntityRef(kind, id)), 0, IsPlayed: false).Citation;
}
