using System.Collections.Immutable;
using System.Globalization;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Makes lines with their provenance. Each line draws from a seed of its own, so that no line changes with what another says.</summary>
internal sealed class LineMaker(ProseLexicon lexicon, ulong seed)
{
    private readonly Realiser _realiser = new(lexicon);
    private readonly FactPhrases _phrases = new(lexicon);

    public ProseLexicon Lexicon => lexicon;

    public SeededRandom For(int scene, string purpose) => new(ProseHash.Seed(seed, scene, purpose));

    /// <summary>A text of a storylet, or of the request.</summary>
    public ProseLine Of(string id, string text, Scenery scenery, int scene)
    {
        var random = For(scene, id);
        return Line(_realiser.Realise(Template.Parse(id, text), scenery, ref random), []);
    }

    /// <summary>One of the texts.</summary>
    public ProseLine OneOf(string id, ImmutableArray<string> texts, Scenery scenery, int scene)
    {
        var random = For(scene, id + "?");
        var chosen = random.NextInt32(texts.Length);
        return Of(string.Create(CultureInfo.InvariantCulture, $"{id}/{chosen}"), texts[chosen], scenery, scene);
    }

    /// <summary>One of a list of the lexicon.</summary>
    public ProseLine FromLexicon(string path, Scenery scenery, int scene, string purpose)
    {
        var random = For(scene, purpose);
        return Line(_realiser.RealiseOne(lexicon[path], scenery, ref random), []);
    }

    /// <summary>A fact as a clause.</summary>
    public (string Text, string Template) Clause(FactBrief fact, string how, int scene)
    {
        var random = For(scene, how + fact.Print);
        var said = how switch
        {
            "ended" => _phrases.SayEnded(fact, ref random),
            "rumour" => _phrases.Whisper(fact, ref random),
            _ => _phrases.Say(fact, ref random),
        };
        return (said.Text, said.Template);
    }

    /// <summary>What somebody wants, after "wants": <c>to rule Lowmarsh</c>, <c>Joss gone from Lowmarsh</c>.</summary>
    public (string Text, string Template) Goal(ReasonBrief reason, int scene)
    {
        var random = For(scene, "goal" + reason.Goal.Print);
        var said = _phrases.Want(reason, ref random);
        return (said.Text, said.Template);
    }

    /// <summary>Who wants what, and on what they act.</summary>
    /// <remarks>Where the belief names the actor first and nobody else with the same pronoun, a pronoun stands for the second mention.</remarks>
    public ProseLine Reason(ReasonBrief reason, int scene)
    {
        var facts = ImmutableArray.Create(reason.Belief, reason.Goal);
        var random = For(scene, "truth" + string.Join(';', facts.Select(fact => fact.Print)));
        var (belief, goal) = (Clause(reason.Belief, "holds", scene).Text, Goal(reason, scene).Text);
        var again = belief.Contains(reason.Actor.Name, StringComparison.Ordinal) && !goal.Contains(reason.Actor.Name, StringComparison.Ordinal)
            && reason.Belief.Arguments.All(noun => noun.Key == reason.Actor.Key || noun.Form != reason.Actor.Form);
        var roles = ImmutableArray.Create(new RoleNoun("actor", reason.Actor), new RoleNoun("belief", new Noun("", belief, NounForm.It)), new RoleNoun("goal", new Noun("", goal, NounForm.It)));
        var line = Line(_realiser.RealiseOne(lexicon[again ? "document/truthagain" : "document/truth"], Scenery.Of(roles), ref random), facts);
        return line with { Bound = [.. facts.SelectMany(fact => fact.Arguments).Select(noun => noun.Key).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal)] };
    }

    /// <summary>A frame of <c>document.json</c> around clauses.</summary>
    public ProseLine Framed(string frame, int scene, ImmutableArray<FactBrief> facts, params ImmutableArray<(string Slot, string Words)> slots)
    {
        var random = For(scene, frame + string.Join(';', facts.Select(fact => fact.Print)));
        var roles = slots.Select(slot => new RoleNoun(slot.Slot, new Noun("", slot.Words, NounForm.It))).ToImmutableArray();
        var line = Line(_realiser.RealiseOne(lexicon["document/" + frame], Scenery.Of(roles), ref random), facts);
        return line with { Bound = [.. facts.SelectMany(fact => fact.Arguments).Select(noun => noun.Key).Distinct(StringComparer.Ordinal)] };
    }

    public static string Cited(FactBrief fact) => fact.Source.Length == 0 ? fact.Print : $"{fact.Print}@{fact.Source}";

    private static ProseLine Line(RealisedText said, ImmutableArray<FactBrief> facts) => new(said.Text, said.Template, said.Bound, [.. facts.Select(Cited)], IsForPlayers: false);
}
