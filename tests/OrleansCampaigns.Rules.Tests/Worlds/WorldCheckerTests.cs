using OrleansCampaigns.Rules.Checks;
using OrleansCampaigns.Rules.Worlds;
using static OrleansCampaigns.Rules.Tests.Worlds.SmallWorld;

namespace OrleansCampaigns.Rules.Tests.Worlds;

/// <summary>Each contradiction once, by itself: the finding that names it, and no other that stops a chapter.</summary>
public sealed class WorldCheckerTests
{
    public static TheoryData<string, SceneRecord[]> Planted => new()
    {
        { WorldRules.DeadActs, [Scene("npc/3")] },
        { WorldRules.DeadActs, [Scene("npc/1") with { Outcomes = [Ending([], ["rules(npc/3,place/2)"])] }] },
        { WorldRules.DeadActs, [Scene("npc/1") with { Outcomes = [Ending(["alive(npc/3)"], [])] }] },
        { WorldRules.DeadActs, [Scene("npc/1") with { Outcomes = [Ending(["alive(npc/2)"], [])] }, Scene("npc/2") with { Path = "scenes/2" }] },
        { WorldRules.DeadActs, [Scene("npc/1") with { Outcomes = [Ending([], ["alive(npc/3)"])] }] },
        { WorldRules.CaptiveActs, [Scene("npc/4")] },
        { WorldRules.MissingActs, [Scene("npc/5")] },
        { WorldRules.PersonInTwoPlaces, [Scene("npc/1") with { Moment = 1 }, Scene("npc/1") with { Path = "scenes/2", Place = "place/2", Moment = 1 }] },
        { WorldRules.PersonInTwoPlaces, [Scene("npc/1") with { Outcomes = [Ending([], ["at(npc/2,place/1)", "at(npc/2,place/2)"])] }] },
        { WorldRules.ItemInTwoPlaces, [Scene("npc/1") with { Outcomes = [Ending([], ["owns(npc/2,item/1)", "owns(party,item/1)"])] }] },
        { WorldRules.ItemInTwoPlaces, [Scene("npc/1") with { Outcomes = [Ending([], ["owns(npc/2,item/2)", "hidden_in(item/2,place/1)"])] }] },
        { WorldRules.TwoAtOnce, [Scene("npc/1") with { Outcomes = [Ending([], ["rules(npc/2,place/2)", "rules(party,place/2)"])] }] },
        { WorldRules.UnknownId, [Scene("npc/9")] },
        { WorldRules.UnknownId, [Scene("npc/1") with { Place = "place/9" }] },
        { WorldRules.UnknownId, [Scene("npc/1") with { Outcomes = [Ending([], ["hates(npc/1,npc/9)"])] }] },
        { WorldRules.UnknownId, [Scene("npc/1") with { Knows = [new("npc/9", Fact("rules(npc/1,place/1)"))] }] },
        { WorldRules.OtherKind, [Scene("npc/1") with { Outcomes = [Ending([], ["at(item/1,place/1)"])] }] },
        { WorldRules.OtherKind, [Scene("npc/1") with { Place = "npc/2" }] },
        { WorldRules.EffectWithoutCause, [Scene("npc/1") with { Outcomes = [Ending(["hates(npc/1,npc/2)"], [])] }] },
        { WorldRules.PaidTwice, [Scene("npc/1") with { Outcomes = [Ending(["owes(npc/2,party)"], [])] }] },
        { WorldRules.PaidTwice, [Scene("npc/1") with { Outcomes = [Ending(["owes(npc/1,faction/1)"], [])] }, Scene("npc/1") with { Path = "scenes/2", Outcomes = [Ending(["owes(npc/1,faction/1)"], [])] }] },
        { WorldRules.BackwardsInTime, [Scene("npc/1") with { Day = 99 }] },
        { WorldRules.BackwardsInTime, [Scene("npc/1") with { Day = 120 }, Scene("npc/1") with { Path = "scenes/2", Day = 119 }] },
        { WorldRules.KnowsTooEarly, [Scene("npc/2") with { Knows = [new("npc/2", Fact("secret_of(secret/1,npc/1)"))] }] },
        { WorldRules.KnowsTooEarly, [Scene("npc/2") with { Knows = [new("npc/2", Fact("hates(npc/1,npc/2)"))] }] },
        { WorldRules.DoesNotHold, [Scene("npc/1") with { Needs = [new(Fact("loves(npc/1,npc/2)"), Holds: true)] }] },
        { WorldRules.DoesNotHold, [Scene("npc/1") with { Needs = [new(Fact("rules(npc/1,place/1)"), Holds: false)] }] },
        { WorldRules.OtherSource, [Scene("npc/1") with { Needs = [new(Fact("rules(npc/1,place/1)"), Holds: true, "chapter/2/scene/1")] }] },
        { WorldRules.NotNew, [Scene("npc/1") with { Newcomers = [new("npc/2", WorldKinds.Person, "Joss")] }] },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_contradiction_is_found_and_nothing_else_is(string rule, SceneRecord[] scenes)
    {
        var findings = Check(scenes);
        Assert.Equal([rule], findings.Select(finding => finding.Rule).Distinct());
        Assert.All(findings, finding => Assert.StartsWith("scenes/", finding.Path, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.NotNull(finding.Found));
    }

    [Fact]
    public void What_a_scene_says_of_the_dead_the_captive_and_the_missing_is_allowed_when_it_says_so()
    {
        var scene = Scene("npc/1", "npc/3", "npc/4", "npc/5") with
        {
            Needs = [new(Fact("alive(npc/3)"), Holds: false), new(Fact("captive(npc/4,faction/1)"), Holds: true), new(Fact("missing(npc/5)"), Holds: true)],
            Outcomes = [Ending(["captive(npc/4,faction/1)", "missing(npc/5)"], ["hates(npc/4,faction/1)"])],
        };
        Assert.Empty(Check(scene, Scene("npc/4", "npc/5") with { Path = "scenes/2" }));
    }

    [Fact]
    public void Who_is_told_a_secret_may_speak_of_it_from_then_on()
    {
        var told = Scene("npc/2") with { Outcomes = [Ending([], ["knows(npc/2,secret/1)"])] };
        var speaks = Scene("npc/2") with { Path = "scenes/2", Knows = [new("npc/2", Fact("secret_of(secret/1,npc/1)"))] };
        Assert.Empty(Check(told, speaks));
        var revealed = Scene("npc/2") with { Outcomes = [Ending([], ["revealed(secret/1)"])] };
        Assert.Empty(Check(revealed, speaks with { Actors = ["pc/1"], Knows = [new("pc/1", Fact("secret_of(secret/1,npc/1)"))] }));
    }

    [Fact]
    public void An_ending_that_is_not_expected_is_looked_at_and_not_believed()
    {
        var dies = new SceneOutcome("fail", IsExpected: false, [Fact("alive(npc/2)")], []);
        Assert.Empty(Check(Scene("npc/1") with { Outcomes = [Ending([], []), dies] }, Scene("npc/2") with { Path = "scenes/2" }));
        Assert.Equal(WorldRules.DeadActs, Assert.Single(Check(Scene("npc/1") with { Outcomes = [Ending([], []), new("fail", IsExpected: false, [Fact("alive(npc/3)")], [])] })).Rule);
    }

    [Fact]
    public void A_newcomer_lives_and_is_where_the_scene_is()
    {
        var meets = Scene("npc/1", "npc/8") with { Newcomers = [new("npc/8", WorldKinds.Person, "Bo")] };
        var needs = Scene("npc/8") with { Path = "scenes/2", Needs = [new(Fact("at(npc/8,place/1)"), Holds: true), new(Fact("alive(npc/8)"), Holds: true)] };
        Assert.Empty(Check(meets, needs));
    }

    [Fact]
    public void A_word_of_the_tables_own_is_a_note_and_its_parts_are_still_looked_at()
    {
        Assert.Equal(FindingSeverity.Note, Assert.Single(Check(Scene("npc/1") with { Outcomes = [Ending([], ["sings_to(npc/1,npc/2)"])] })).Severity);
        Assert.Contains(Check(Scene("npc/1") with { Outcomes = [Ending([], ["sings_to(npc/1,npc/9)"])] }), finding => finding.Rule == WorldRules.UnknownId);
    }

    [Theory]
    [InlineData("at(npc/1,place/2)", WorldRules.PersonInTwoPlaces)]
    [InlineData("owns(party,item/1)", WorldRules.ItemInTwoPlaces)]
    [InlineData("hidden_in(item/1,place/1)", WorldRules.ItemInTwoPlaces)]
    [InlineData("rules(party,place/1)", WorldRules.TwoAtOnce)]
    [InlineData("loves(npc/1,npc/9)", WorldRules.UnknownId)]
    public void A_world_that_contradicts_itself_is_found(string planted, string rule)
    {
        Assert.Empty(WorldChecker.CheckWorld(World));
        Assert.Equal([rule], WorldChecker.CheckWorld(World with { Truths = World.Truths.Add(Truth(planted)) }).Select(finding => finding.Rule).Distinct());
    }

    [Fact]
    public void More_findings_than_anybody_reads_are_cut_and_said()
    {
        var scenes = Enumerable.Range(0, ChapterRecord.ScenesMax).Select(n => Scene("npc/97", "npc/98", "npc/99") with { Path = $"scenes/{n}" }).ToArray();
        var findings = Check(scenes);
        Assert.Equal(WorldChecker.FindingsMax + 1, findings.Length);
        Assert.Equal(WorldRules.TooMuch, findings[^1].Rule);
    }

    [Theory]
    [InlineData("at(npc/1,place/2)", true)]
    [InlineData("alive(npc/1)", true)]
    [InlineData("alive()", false)]
    [InlineData("alive(npc/1", false)]
    [InlineData("at(a,b,c)", false)]
    [InlineData("at(a,)", false)]
    [InlineData("at(a,b))", false)]
    [InlineData("At(a,b)", false)]
    [InlineData("at(a b)", false)]
    [InlineData(null, false)]
    public void A_fact_is_read_whole_or_not_at_all(string? text, bool isFact)
    {
        Assert.Equal(isFact, WorldFact.TryParse(text, out var fact));
        if (isFact) Assert.Equal(text, fact.ToString());
    }
}
