using OrleansCampaigns.Rules.Checks;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>One ending of a scene, executed on a memory of its own.</summary>
internal sealed class OutcomeCheck(WorldLaws laws, WorldMemory memory, int chapter, SceneRecord scene, FindingList findings)
{
    private string _path = "";

    public WorldMemory Run(SceneOutcome outcome)
    {
        _path = $"{scene.Path}/outcomes/{outcome.Name}";
        foreach (var fact in outcome.Ends)
            if (IsWhole(laws, memory, fact, $"{_path}/ends", findings) && !memory.End(fact)) EndsWithoutCause(fact);
        // After all that was said to end: it may name what death ends by itself.
        foreach (var fact in outcome.Ends)
            if (fact.Predicate == WorldLaws.Alive) memory.Die(fact.First);
        CheckTogether(outcome);
        foreach (var fact in outcome.Begins)
        {
            if (!IsWhole(laws, memory, fact, $"{_path}/begins", findings)) continue;
            CheckBegin(fact);
            memory.MakeRoomFor(fact);
            memory.Believe(new WorldTruth(fact, scene.Path, chapter) { IsPublic = laws.Find(fact.Predicate) is not { IsHidden: true }, KnownBy = scene.Actors });
        }

        return memory;
    }

    /// <summary>The predicate is known, has so many parts, and its parts are there and can stand where they stand.</summary>
    public static bool IsWhole(WorldLaws laws, WorldMemory memory, WorldFact fact, string path, FindingList findings)
    {
        if (laws.Find(fact.Predicate) is not { } law)
        {
            findings.Add(new(WorldRules.UnknownPredicate, FindingSeverity.Note, path, $"{fact.Predicate} is a word of this table's own: only its parts are looked at.") { Found = fact.ToString() });
            return HasParts(memory, fact, path, findings);
        }

        if (!HasParts(memory, fact, path, findings)) return false;
        var isWhole = law.Second is null == fact.Second is null && Fits(memory, fact.First, law.First) && (fact.Second is not { } second || Fits(memory, second, law.Second!));
        if (!isWhole) findings.Add(new(WorldRules.OtherKind, FindingSeverity.Blocking, path, $"{fact.Predicate} is said of {law.First}{(law.Second is null ? "" : $" and {law.Second}")}.") { Found = fact.ToString() });
        return isWhole;
    }

    private static bool Fits(WorldMemory memory, string key, string asked) => memory.Find(key) is { } known && WorldKinds.Fits(known.Kind, asked);

    private static bool HasParts(WorldMemory memory, WorldFact fact, string path, FindingList findings)
    {
        var has = true;
        foreach (var part in new[] { fact.First, fact.Second })
        {
            if (part is null || memory.Find(part) is not null) continue;
            findings.Add(new(WorldRules.UnknownId, FindingSeverity.Blocking, path, $"There is no {part}.") { Found = fact.ToString() });
            has = false;
        }

        return has;
    }

    private void EndsWithoutCause(WorldFact fact)
    {
        var said = fact.ToString();
        if (fact.Predicate == WorldLaws.Alive) Add(WorldRules.DeadActs, "ends", $"{fact.First} is dead already.", said);
        else if (laws.Find(fact.Predicate) is { IsPromise: true } && memory.HasEnded(fact)) Add(WorldRules.PaidTwice, "ends", $"{said} was paid before.", said);
        else Add(WorldRules.EffectWithoutCause, "ends", $"{said} ends and does not hold.", said);
    }

    private void CheckBegin(WorldFact fact)
    {
        var said = fact.ToString();
        if (memory.Holds(fact)) findings.Add(new(WorldRules.EffectWithoutCause, FindingSeverity.Warning, $"{_path}/begins", $"{said} holds already.") { Found = said });
        else if (IsDead(fact.First) && WorldLaws.IsAct(fact.Predicate)) Add(WorldRules.DeadActs, "begins", $"{fact.First} is dead.", said);
        else if (fact.Predicate == WorldLaws.Alive && memory.HasEnded(fact)) findings.Add(new(WorldRules.DeadActs, FindingSeverity.Overridable, $"{_path}/begins", $"{fact.First} comes back from the dead.") { Found = said });
    }

    /// <summary>What one ending says of one thing cannot both be so.</summary>
    private void CheckTogether(SceneOutcome outcome)
    {
        foreach (var group in outcome.Begins.Where(fact => laws.Find(fact.Predicate) is { OneForFirst: true }).GroupBy(fact => (fact.Predicate, fact.First)).Where(group => group.Distinct().Count() > 1))
            Add(WorldChecker.RuleOf(group.Key.Predicate), "begins", $"{group.Key.First} cannot be in two at once.", string.Join(' ', group));

        foreach (var group in outcome.Begins.Where(fact => laws.Find(fact.Predicate) is { OneForSecond: true } && fact.Second is not null).GroupBy(fact => (fact.Predicate, fact.Second)).Where(group => group.Distinct().Count() > 1))
            Add(WorldChecker.RuleOf(group.Key.Predicate), "begins", $"{group.Key.Second} cannot belong to two.", string.Join(' ', group));
        foreach (var hidden in outcome.Begins.Where(fact => fact.Predicate == WorldLaws.HiddenIn))
            if (outcome.Begins.FirstOrDefault(fact => fact.Predicate == WorldLaws.Owns && fact.Second == hidden.First) is { Predicate: not null } owned)
                Add(WorldRules.ItemInTwoPlaces, "begins", $"{hidden.First} is hidden and in a pocket.", $"{owned} {hidden}");
    }

    private bool IsDead(string key) => memory.Find(key) is { } known && WorldKinds.Lives(known.Kind) && !scene.Newcomers.Any(newcomer => newcomer.Key == key) && !memory.Holds(new WorldFact(WorldLaws.Alive, key));

    private void Add(string rule, string part, string message, string found) => findings.Add(new(rule, FindingSeverity.Blocking, $"{_path}/{part}", message) { Found = found });
}
