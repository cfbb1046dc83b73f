using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// Moves between chapters, from <c>Stories/moves.json</c>: the format of storylets, one outcome, <c>question</c> tells it. A move belongs to the faction that is its intent's actor;
/// one without a faction's intent is an event. Each is cast by the same rules as scenes, so that it has causes, and a faction's has a goal that does not hold and a belief that does.
/// </summary>
internal sealed class FactionTurn(StoryletCatalog moves, StoryletCatalog storylets)
{
    private const int CastsLookedAt = 12;
    private const int RestChapters = 3;

    /// <summary>The best move of a faction, or the best event for −1; null when nothing can happen.</summary>
    public Casting? Choose(StoryWorld world, int faction, ulong seed, IReadOnlySet<string> taken)
    {
        var view = new FactView(world.Index, PlanNode.Root());
        var caster = new Caster(moves, Everywhere(world));
        var counts = new int[world.Vocabulary.Predicates.Length];
        foreach (var known in world.Facts) counts[known.Fact.Predicate]++;
        var demand = Demand(world);
        var found = new List<Casting>(CastsLookedAt);
        Casting? best = null;
        var (bestScore, bestTie) = (long.MinValue, 0UL);
        for (var i = 0; i < moves.Storylets.Length; i++)
        {
            var move = moves.Storylets[i];
            var byFaction = move.Intent is { } intent && move.Roles[intent.Actor].Kind == StoryKind.Faction;
            if (byFaction != faction >= 0 || taken.Contains(move.Id)) continue;
            found.Clear();
            caster.Cast(view, i, CastsLookedAt, found);
            foreach (var casting in found)
            {
                if (byFaction && casting.Roles[move.Intent!.Actor] != faction) continue;
                var tie = Tie(world.Index, casting, seed);
                var score = Score(world, casting, faction, (counts, demand)) + (long)(tie % 400_000);
                if (score > bestScore || (score == bestScore && tie < bestTie)) (best, bestScore, bestTie) = (casting, score, tie);
            }
        }

        return best;
    }

    /// <summary>What a faction would do next, without doing it; null when it can do nothing. Who is new has no name yet.</summary>
    public AftermathEntry? Foresee(StoryWorld world, int faction, ulong seed, IReadOnlySet<string> taken)
    {
        if (Choose(world, faction, seed, taken) is not { } casting) return null;
        var move = moves.Storylets[casting.Storylet];
        if (move.Roles.Any(role => role.IsNew)) return null;
        var effects = new SceneEffects(moves);
        effects.Compute(new FactView(world.Index, PlanNode.Root()), casting, 0);
        ImmutableArray<SceneChange> changes =
        [
            .. effects.Ended.Select(bits => new SceneChange(world.Print(new Fact(bits)), Begins: false)),
            .. effects.Added.Select(bits => new SceneChange(world.Print(new Fact(bits)), Begins: true)),
        ];
        return new AftermathEntry("", "move", move.Id, changes) { Bindings = [.. move.Roles.Select((role, i) => new RoleBinding(role.Name, world.Entities[casting.Roles[i]], role.IsNew))], Says = move.Question };
    }

    /// <summary>Carries a move out.</summary>
    public (StoryWorld World, AftermathEntry Entry) Carry(StoryWorld world, Casting casting, string source, bool isMove)
    {
        var move = moves.Storylets[casting.Storylet];
        var view = new FactView(world.Index, PlanNode.Root());
        var effects = new SceneEffects(moves);
        effects.Compute(view, casting, 0);
        var draft = new WorldDraft(world);
        var bindings = ImmutableArray.CreateBuilder<RoleBinding>(move.Roles.Length);
        for (var role = 0; role < move.Roles.Length; role++)
        {
            if (move.Roles[role].IsNew) draft.Welcome(Newcomers.Of(move.Roles[role].Kind, draft.NextEntity, name => draft.Entities.Any(entity => entity.Name == name)));
            bindings.Add(new RoleBinding(move.Roles[role].Name, draft.Entities[casting.Roles[role]], move.Roles[role].IsNew));
        }

        var causes = move.Conditions.Where(literal => !literal.Negated).Select(literal => draft.Print(casting.Roles.Ground(literal))).ToImmutableArray();
        var reason = move.Intent is { } intent && Intents.Explain(view, casting.Roles, intent) is { } belief
            ? new SceneReason(draft.Entities[casting.Roles[intent.Actor]].Key, Print(draft, casting.Roles, intent.Goal), draft.Print(belief)) : null;
        var changes = ImmutableArray.CreateBuilder<SceneChange>();
        foreach (var bits in effects.Ended) changes.Add(new SceneChange(draft.Print(new Fact(bits)), Begins: false));
        foreach (var bits in effects.Added) changes.Add(new SceneChange(draft.Print(new Fact(bits)), Begins: true));
        var knownBy = bindings.Where(binding => binding.Entity.Kind is StoryKind.Person or StoryKind.Faction).Select(binding => draft.IndexOf(binding.Entity.Key)).Order().ToImmutableArray();
        foreach (var bits in effects.Ended) draft.End(new Fact(bits));
        foreach (var bits in effects.Added) draft.Begin(new Fact(bits), source, world.Chapter, knownBy);
        var entry = new AftermathEntry(source, isMove ? "move" : "event", move.Id, changes.ToImmutable()) { Bindings = bindings.MoveToImmutable(), Causes = causes, Reason = reason, Says = move.Question };
        return (draft.Build() with { Ledger = world.Ledger.With([move.Id], world.Chapter) }, entry);
    }

    /// <summary>What storylets need and the world has little of weighs most; then what brings a faction nearer to its goal; not the same again at once.</summary>
    private long Score(StoryWorld world, in Casting casting, int faction, (int[] Counts, long[] Demand) supply)
    {
        var move = moves.Storylets[casting.Storylet];
        long score = 0;
        foreach (var add in move.Outcomes[0].Adds) score += Math.Min(2_000_000, supply.Demand[add.Predicate]) / (1 + supply.Counts[add.Predicate]);
        foreach (var add in move.Outcomes[0].Adds) score += Succession(world, casting.Roles.Ground(add));
        if (faction >= 0 && Serves(world, casting, faction)) score += 700_000;
        var used = world.Ledger[move.Id];
        if (used.Uses > 0 && world.Chapter - used.LastChapter < RestChapters) score -= 1_500_000;
        return score - 40_000L * used.Uses * 100 / Math.Max(20, world.Chapter);
    }

    /// <summary>An empty chair is filled first; one that is taken is left to its holder. Only for what has one holder at a time.</summary>
    private static long Succession(StoryWorld world, Fact add)
    {
        const long Weight = 1_500_000;
        if (!world.Vocabulary.Predicates[add.Predicate].OneForSecond || add.Second >= world.Entities.Length) return 0;
        foreach (var bits in world.Index.Of(add.Predicate))
        {
            if (new Fact(bits).Second == add.Second) return -Weight;
        }

        return Weight;
    }

    /// <summary>Whether a move is about what its faction wants: the same place or person.</summary>
    public bool Serves(StoryWorld world, in Casting casting, int faction)
    {
        foreach (var standing in world.Factions)
        {
            if (standing.Faction != faction) continue;
            foreach (var add in moves.Storylets[casting.Storylet].Outcomes[0].Adds)
            {
                if (casting.Roles.Ground(add).Second == standing.Goal.Second) return true;
            }
        }

        return false;
    }

    private ulong Tie(FactIndex index, in Casting casting, ulong seed)
    {
        var hash = KeyHash.Join(seed, moves.Hashes[casting.Storylet]);
        for (var role = 0; role < Storylet.RolesMax; role++)
        {
            if (casting.Roles[role] is >= 0 and var entity) hash = KeyHash.Join(hash, entity < index.Hashes.Length ? index.Hashes[entity] : (ulong)(entity - index.Hashes.Length));
        }

        return hash;
    }

    private static string Print(WorldDraft draft, RoleCast roles, Literal literal)
    {
        var predicate = draft.Vocabulary.Predicates[literal.Predicate];
        string Argument(int argument) => argument == Literal.Anything ? "?" : draft.Entities[roles.Resolve(argument)].Key;
        return predicate.Arity == 1 ? $"{predicate.Name}({Argument(literal.First)})" : $"{predicate.Name}({Argument(literal.First)},{Argument(literal.Second)})";
    }

    private CastingRules Everywhere(StoryWorld world)
    {
        var places = new bool[world.Entities.Length];
        for (var i = 0; i < places.Length; i++) places[i] = world.Entities[i].Kind == StoryKind.Place;
        return new CastingRules
        {
            InFocus = places, Places = [.. Enumerable.Range(0, places.Length).Where(place => places[place])], Heroes = [.. Spotlight.Waiting(world)],
            Forbidden = new bool[places.Length], LeftOut = new bool[moves.Storylets.Length], AnybodyTravels = true,
        };
    }

    /// <summary>By predicate: how much storylets that were told less than others need facts of it.</summary>
    private long[] Demand(StoryWorld world)
    {
        const long ForEach = 40_000;
        const int MissingMax = 8;
        var demand = new long[world.Vocabulary.Predicates.Length];
        var uses = storylets.Storylets.Select(storylet => world.Ledger[storylet.Id].Uses).ToArray();
        var average = uses.Sum() / Math.Max(1, uses.Length);
        for (var i = 0; i < uses.Length; i++)
        {
            var missing = Math.Clamp(average + 1 - uses[i], 0, MissingMax);
            foreach (var literal in storylets.Joins[i].Positive) demand[literal.Predicate] += ForEach * missing;
        }

        return demand;
    }
}
