using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>Facts as clauses without a stop: true, not true, or as people whisper it.</summary>
public sealed class FactPhrases(ProseLexicon lexicon)
{
    private static readonly string[] Roles = ["0", "1"];

    private readonly Realiser _realiser = new(lexicon);

    /// <summary>As it holds, or does not.</summary>
    public RealisedText Say(FactBrief fact, ref SeededRandom random) => Say(fact, fact.Holds ? "yes" : "no", ref random);

    /// <summary>What stands when it ends.</summary>
    public RealisedText SayEnded(FactBrief fact, ref SeededRandom random) => Say(fact, fact.Holds ? "no" : "yes", ref random);

    /// <summary>By a sign of it, without a claim.</summary>
    public RealisedText Whisper(FactBrief fact, ref SeededRandom random) => Say(fact, "rumour", ref random);

    /// <summary>A goal as it stands after "wants": with the actor as subject where the actor does it, otherwise with whom it befalls; a fact that has no such phrase is said as it would be true.</summary>
    public RealisedText Want(ReasonBrief reason, ref SeededRandom random)
    {
        var goal = reason.Goal;
        var how = !goal.Holds ? "not" : goal.Arguments[0].Key == reason.Actor.Key ? "self" : goal.Arguments.Length > 1 && goal.Arguments[1].Key == reason.Actor.Key ? "other" : "any";
        foreach (var path in how == "not" ? ["not"] : how == "any" ? ["any"] : new[] { how, "any" })
        {
            if (lexicon[$"goals/{goal.Predicate}/{path}"] is { IsEmpty: false } templates) return Say(goal, templates, ref random);
        }

        var said = Say(goal, ref random);
        return said with { Text = "it so that " + said.Text };
    }

    private RealisedText Say(FactBrief fact, string how, ref SeededRandom random)
    {
        var templates = lexicon[$"phrases/{fact.Predicate}/{how}"];
        return templates.IsEmpty ? throw new InvalidOperationException($"No phrase says {fact.Predicate}.") : Say(fact, templates, ref random);
    }

    private RealisedText Say(FactBrief fact, ImmutableArray<Template> templates, ref SeededRandom random)
    {
        var bound = ImmutableArray.CreateBuilder<RoleNoun>(fact.Arguments.Length);
        for (var i = 0; i < fact.Arguments.Length; i++) bound.Add(new RoleNoun(Roles[i], fact.Arguments[i]));
        var said = _realiser.RealiseOne(templates, Scenery.Of(bound.ToImmutable()), ref random);

        // A clause stands inside a sentence: a capital that only the beginning asked for goes. Names keep theirs.
        return said with { Text = Lowered(said.Text, bound) };
    }

    /// <summary>Without the capital that a beginning asked for, unless it is a name's.</summary>
    internal static string Lowered(string text, IEnumerable<RoleNoun> nouns)
    {
        foreach (var bound in nouns)
        {
            if (bound.Noun.Name.Length > 0 && text.StartsWith(bound.Noun.Name, StringComparison.Ordinal)) return text;
        }

        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
