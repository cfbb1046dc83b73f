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
            if (WorldKinds.Lives(newcomer.Kind)) memory.Believe(new WorldTruth(new WorldFact(WorldLaws.Alive, newcomer.Key), scene.Path, chapter));
        }

        CheckPlace();
        foreach (var actor in scene.Actors) CheckActor(actor);
        foreach (var need in scene.Needs) CheckNeed(need);
        foreach (var knowledge in scene.Knows) CheckKnowledge(knowledge);
        Gather();
        var after = memory;
        var expected = scene.Outcomes.FirstOrDefault(outcome => outcome.IsExpected) ?? scene.Outcomes.FirstOrDefault();
        foreach (var outcome in scene.Outcomes)
        {
            var ending = new OutcomeCheck(laws, memory.Copy(), chapter, $"{scene.Path}/outcomes/{outcome.Name}", findings).Run(outcome);
            if (ReferenceEquals(outcome, expected)) after = ending;
        }

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

        if (!WorldKinds.Lives(known.Kind)) return;
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
        if (truth.Fact.Names(who) && truth.Fact.Predicate != WorldLaws.Knows || truth.KnownBy.Contains(who)) return true;
        var secret = truth.Fact.Predicate == "secret_of" ? truth.Fact.First : null;
        if (secret is null) return truth.IsPublic && laws.Find(truth.Fact.Predicate) is not { IsHidden: true };
        return memory.Holds(new WorldFact(WorldLaws.Revealed, secret)) || memory.Holds(new WorldFact(WorldLaws.Knows, who, secret));
    }

    /// <summary>Who takes part and is free to comes to the place.</summary>
    private void Gather()
    {
        if (scene.Place is not { } place || memory.Find(place) is not { Kind: WorldKinds.Place }) return;
        foreach (var actor in scene.Actors)
        {
            var there = new WorldFact(WorldLaws.At, actor, place);
            if (memory.Find(actor) is not { Kind: WorldKinds.Person } || !memory.Holds(new WorldFact(WorldLaws.Alive, actor)) || memory.Holds(there)) continue;
            if (!memory.First(WorldLaws.Captive, actor).IsEmpty || memory.Holds(new WorldFact(WorldLaws.Missing, actor))) continue;
            memory.MakeRoomFor(there);
            memory.Believe(new WorldTruth(there, scene.Path, chapter));
        }
    }

    private bool Says(string predicate, string actor, bool holds) =>
        scene.Needs.Any(need => need.Fact.Predicate == predicate && need.Fact.First == actor && need.Holds == holds);

    private void Find(string rule, FindingSeverity severity, string part, string message, string found) =>
        findings.Add(new(rule, severity, $"{scene.Path}/{part}", message) { Found = found });
}
