using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Entities of a plan, those included that it brings into the world: the k-th newcomer gets the world's next number plus k.</summary>
internal sealed class SceneCast
{
    private readonly StoryWorld _world;
    private readonly StoryletCatalog _catalog;
    private readonly List<StoryEntity> _new = [];

    public SceneCast(StoryWorld world, StoryletCatalog catalog, PlanNode[] scenes)
    {
        (_world, _catalog) = (world, catalog);
        foreach (var kind in scenes[^1].NewKinds) _new.Add(Newcomers.Of(kind, world.NextEntity + _new.Count, IsTaken));
    }

    public StoryEntity Entity(int index) => index < _world.Entities.Length ? _world.Entities[index] : _new[index - _world.Entities.Length];

    public string Key(int index) => Entity(index).Key;

    public string Print(Fact fact) => FactPrint.Of(_world.Vocabulary, fact, Key);

    /// <summary>A literal with <c>?</c> for anything.</summary>
    public string Print(RoleCast roles, Literal literal)
    {
        var predicate = _world.Vocabulary.Predicates[literal.Predicate];
        string Argument(int argument) => argument == Literal.Anything ? "?" : Key(roles.Resolve(argument));
        var arguments = predicate.Arity == 1 ? Argument(literal.First) : $"{Argument(literal.First)},{Argument(literal.Second)}";
        return $"{(literal.Negated ? "!" : "")}{predicate.Name}({arguments})";
    }

    public ImmutableArray<RoleBinding> Bindings(PlanNode node)
    {
        var roles = _catalog.Storylets[node.Casting.Storylet].Roles;
        var bindings = ImmutableArray.CreateBuilder<RoleBinding>(roles.Length);
        for (var i = 0; i < roles.Length; i++) bindings.Add(new RoleBinding(roles[i].Name, Entity(node.Casting.Roles[i]), roles[i].IsNew));
        return bindings.MoveToImmutable();
    }

    private bool IsTaken(string name) => _world.Entities.Any(entity => entity.Name == name) || _new.Any(entity => entity.Name == name);
}
