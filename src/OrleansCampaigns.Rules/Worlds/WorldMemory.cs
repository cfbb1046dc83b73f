using System.Collections.Immutable;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>What the checker believes while it goes through a chapter. Copied for each ending that is not the expected one.</summary>
internal sealed class WorldMemory
{
    private static readonly HashSet<WorldFact> None = [];

    private readonly WorldLaws _laws;
    private readonly Dictionary<string, WorldEntity> _entities;
    private readonly Dictionary<WorldFact, WorldTruth> _truths;
    private readonly Dictionary<string, HashSet<WorldFact>> _about;
    private readonly HashSet<WorldFact> _ended;

    public WorldMemory(WorldRecord world)
    {
        _laws = world.Laws;
        _entities = new(StringComparer.Ordinal);
        _truths = [];
        _about = new(StringComparer.Ordinal);
        _ended = [.. world.Ended];
        foreach (var entity in world.Entities.Take(WorldRecord.EntitiesMax)) _entities.TryAdd(entity.Key, entity);
        foreach (var truth in world.Truths.Take(WorldRecord.TruthsMax)) Believe(truth);
    }

    private WorldMemory(WorldMemory other)
    {
        _laws = other._laws;
        _entities = new(other._entities, StringComparer.Ordinal);
        _truths = new(other._truths);
        _about = other._about.ToDictionary(pair => pair.Key, pair => new HashSet<WorldFact>(pair.Value), StringComparer.Ordinal);
        _ended = [.. other._ended];
    }

    public WorldMemory Copy() => new(this);

    public WorldEntity? Find(string key) => _entities.GetValueOrDefault(key);

    public WorldTruth? Find(WorldFact fact) => _truths.GetValueOrDefault(fact);

    public bool Holds(WorldFact fact) => _truths.ContainsKey(fact);

    public bool HasEnded(WorldFact fact) => _ended.Contains(fact);

    public void Meet(WorldEntity entity) => _entities[entity.Key] = entity;

    /// <summary>Facts of one predicate in which the key stands first, in order.</summary>
    public ImmutableArray<WorldFact> First(string predicate, string key) =>
        [.. About(key).Where(fact => fact.Predicate == predicate && fact.First == key).OrderBy(fact => fact.Second, StringComparer.Ordinal)];

    /// <summary>Facts of one predicate in which the key stands second, in order.</summary>
    public ImmutableArray<WorldFact> Second(string predicate, string key) =>
        [.. About(key).Where(fact => fact.Predicate == predicate && fact.Second == key).OrderBy(fact => fact.First, StringComparer.Ordinal)];

    public void Believe(WorldTruth truth)
    {
        _truths[truth.Fact] = truth;
        AboutOrNew(truth.Fact.First).Add(truth.Fact);
        if (truth.Fact.Second is { } second) AboutOrNew(second).Add(truth.Fact);
    }

    public bool End(WorldFact fact)
    {
        if (!_truths.Remove(fact)) return false;
        AboutOrNew(fact.First).Remove(fact);
        if (fact.Second is { } second) AboutOrNew(second).Remove(fact);
        _ended.Add(fact);
        return true;
    }

    /// <summary>Death takes what the dead did with it; who they were to others stays.</summary>
    public void Die(string key)
    {
        foreach (var fact in About(key).ToArray())
            if (fact.Second == key ? fact.Predicate is not ("kin" or "mourns" or "mentor" or "vengeance") : WorldLaws.IsAct(fact.Predicate)) End(fact);
    }

    /// <summary>What has to end because this begins: one at a time, opposites, what is displaced.</summary>
    public void MakeRoomFor(WorldFact fact)
    {
        if (_laws.Find(fact.Predicate) is not { } law) return;
        if (law.OneForFirst)
            foreach (var other in First(fact.Predicate, fact.First)) End(other);
        if (law.OneForSecond && fact.Second is { } second)
            foreach (var other in Second(fact.Predicate, second)) End(other);
        foreach (var opposite in law.Ends)
        {
            End(fact with { Predicate = opposite });
            if (fact.Second is { } other) End(new WorldFact(opposite, other, fact.First));
        }

        foreach (var displaced in law.Displaces)
            foreach (var part in new[] { fact.First, fact.Second })
                if (part is not null && Find(part)?.Kind == WorldKinds.Item)
                    foreach (var other in About(part).Where(other => other.Predicate == displaced).ToArray()) End(other);
    }

    private HashSet<WorldFact> About(string key) => _about.GetValueOrDefault(key, None);

    private HashSet<WorldFact> AboutOrNew(string key) => _about.TryGetValue(key, out var facts) ? facts : _about[key] = [];
}
