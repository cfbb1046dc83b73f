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
    public ProseLine Reason(ReasonBrief reason, int scene) =>
        Framed("truth", scene, [reason.Belief, reason.Goal], ("actor", reason.Actor.Name), ("belief", Clause(reason.Belief, "holds", scene).Text), ("goal", Goal(reason, scene).Text));

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
