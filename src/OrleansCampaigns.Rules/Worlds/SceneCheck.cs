using OrleansCampaigns.Rules.Checks;

namespace OrleansCampaigns.Rules.Worlds;

/// <summary>One scene against what is believed before it.</summary>
internal sealed class SceneCheck(WorldLaws laws, WorldMemory memory, int chapter, SceneRecord scene, FindingList findings)
{
    /// <summary>What is believed after the expected ending.</summary>
    public WorldMemory Run()
    {
        foreach (var newcomer in scene.Newcomers)
        {
            if (memory.Find(newcomer.Key) is not null) Find(WorldRules.NotNew, FindingSeverity.Blocking, "newcomers", $"{newcomer.Key} is not new.", newcomer.Key);
            else memory.Meet(newcomer);
        }

        CheckPlace();
        foreach (var actor in scene.Actors) CheckActor(actor);
        foreach (var need in scene.Needs) CheckNeed(need);
        foreach (var knowledge in scene.Knows) CheckKnowledge(knowledge);
        var after = memory;
        var expected = scene.Outcomes.FirstOrDefault(outcome => outcome.IsExpected) ?? scene.Outcomes.FirstOrDefault();
        foreach (var outcome in scene.Outcomes)
        {
            // The only ending is believed anyway.
            var ending = new OutcomeCheck(laws, scene.Outcomes.Length > 1 ? memory.Copy() : memory, chapter, scene, findings).Run(outcome);
            if (ReferenceEquals(outcome, expected)) after = ending;
        }

        Settle(after);
        return after;
    }

    private void CheckPlace()
    {
        if (scene.Place is not { } place) return;
        if (memory.Find(place) is not { } known) Find(WorldRules.UnknownId, FindingSeverity.Blocking, "place", $"There is no {place}.", place);
        else if (known.Kind != WorldKinds.Place) Find(WorldRules.OtherKind, FindingSeverity.Blocking, "place", $"{place} is a {known.Kind}, not a place.", place);
    }

    private void CheckActor(string actor)
    {
        if (memory.Find(actor) is not { } known)
        {
            Find(WorldRules.UnknownId, FindingSeverity.Blocking, "actors", $"There is no {actor}.", actor);
            return;
        }

        if (!WorldKinds.Lives(known.Kind) || scene.Newcomers.Any(newcomer => newcomer.Key == actor)) return;
        if (!memory.Holds(new WorldFact(WorldLaws.Alive, actor)))
        {
            if (!Says(WorldLaws.Alive, actor, holds: false)) Find(WorldRules.DeadActs, FindingSeverity.Blocking, "actors", $"{actor} is dead and does something.", actor);
            return;
        }

        if (!memory.First(WorldLaws.Captive, actor).IsEmpty || !memory.First(WorldLaws.HostageOf, actor).IsEmpty)
        {
            if (!Says(WorldLaws.Captive, actor, holds: true) && !Says(WorldLaws.HostageOf, actor, holds: true)) Find(WorldRules.CaptiveActs, FindingSeverity.Overridable, "actors", $"{actor} is a captive and acts freely.", actor);
        }

        if (memory.Holds(new WorldFact(WorldLaws.Missing, actor)) && !Says(WorldLaws.Missing, actor, holds: true)) Find(WorldRules.MissingActs, FindingSeverity.Overridable, "actors", $"{actor} is missing and acts.", actor);
    }

    private void CheckNeed(SceneNeed need)
    {
        if (!OutcomeCheck.IsWhole(laws, memory, need.Fact, $"{scene.Path}/needs", findings)) return;
        var found = memory.Find(need.Fact);
        if (need.Holds != found is not null)
        {
            var said = need.Fact.ToString();
            Find(WorldRules.DoesNotHold, FindingSeverity.Blocking, "needs", need.Holds ? $"{said} does not hold." : $"{said} holds and must not.", said);
        }
        else if (need is { Holds: true, Source: { } source } && found!.Source != source)
        {
            findings.Add(new(WorldRules.OtherSource, FindingSeverity.Warning, $"{scene.Path}/needs", $"{need.Fact} comes from elsewhere.") { Found = $"{need.Fact} from {source}", Expected = found.Source, Fix = found.Source });
        }

        if (!need.Holds || memory.Holds(need.Fact) || need.Fact.Second is not { } second) return;
        if (need.Fact.Predicate == WorldLaws.At && memory.First(WorldLaws.At, need.Fact.First) is [var there])
            Find(WorldRules.PersonInTwoPlaces, FindingSeverity.Blocking, "needs", $"{need.Fact.First} is at {there.Second}.", need.Fact.ToString());
        if (need.Fact.Predicate == WorldLaws.Owns && memory.Second(WorldLaws.Owns, second).AddRange(memory.First(WorldLaws.HiddenIn, second)) is [var other, ..])
            Find(WorldRules.ItemInTwoPlaces, FindingSeverity.Blocking, "needs", $"{second} is elsewhere: {other}.", need.Fact.ToString());
        if (need.Fact.Predicate == WorldLaws.HiddenIn && memory.First(WorldLaws.HiddenIn, need.Fact.First).AddRange(memory.Second(WorldLaws.Owns, need.Fact.First)) is [var held, ..])
            Find(WorldRules.ItemInTwoPlaces, FindingSeverity.Blocking, "needs", $"{need.Fact.First} is elsewhere: {held}.", need.Fact.ToString());
    }

    private void CheckKnowledge(SceneKnowledge knowledge)
    {
        if (memory.Find(knowledge.Who) is null)
        {
            Find(WorldRules.UnknownId, FindingSeverity.Blocking, "knows", $"There is no {knowledge.Who}.", knowledge.Who);
            return;
        }

        if (!OutcomeCheck.IsWhole(laws, memory, knowledge.Fact, $"{scene.Path}/knows", findings)) return;
        if (memory.Find(knowledge.Fact) is not { } truth)
            Find(WorldRules.KnowsTooEarly, FindingSeverity.Blocking, "knows", $"{knowledge.Who} knows {knowledge.Fact}, which is not so yet.", knowledge.Fact.ToString());
        else if (!IsKnown(truth, knowledge.Who))
            Find(WorldRules.KnowsTooEarly, FindingSeverity.Blocking, "knows", $"{knowledge.Who} knows {knowledge.Fact} before anybody told them.", knowledge.Fact.ToString());
    }

    private bool IsKnown(WorldTruth truth, string who)
    {
        if (truth.IsPublic || truth.KnownBy.Contains(who) || truth.Fact.Names(who)) return true;
        return truth.Fact is { Predicate: WorldLaws.SecretOf, First: var secret }
            && (memory.Holds(new WorldFact(WorldLaws.Revealed, secret)) || memory.Holds(new WorldFact(WorldLaws.Knows, who, secret)));
    }

    /// <summary>What a scene by hand need not say: who is new lives, and who took part and is free is where it happened.</summary>
    private void Settle(WorldMemory after)
    {
        foreach (var newcomer in scene.Newcomers)
        {
            var lives = new WorldFact(WorldLaws.Alive, newcomer.Key);
            if (WorldKinds.Lives(newcomer.Kind) && !after.Holds(lives) && !after.HasEnded(lives)) after.Believe(new WorldTruth(lives, scene.Path, chapter));
        }

        if (scene.Place is not { } place || after.Find(place) is not { Kind: WorldKinds.Place }) return;
        foreach (var actor in scene.Actors)
        {
            if (after.Find(actor) is not { Kind: WorldKinds.Person } || !after.Holds(new WorldFact(WorldLaws.Alive, actor)) || !after.First(WorldLaws.At, actor).IsEmpty) continue;
            after.Believe(new WorldTruth(new WorldFact(WorldLaws.At, actor, place), scene.Path, chapter));
        }
    }

    private bool Says(string predicate, string actor, bool holds) =>
        scene.Needs.Any(need => need.Fact.Predicate == predicate && need.Fact.First == actor && need.Holds == holds);

    private void Find(string rule, FindingSeverity severity, string part, string message, string found) =>
        findings.Add(new(rule, severity, $"{scene.Path}/{part}", message) { Found = found });
}
