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

    private RealisedText Say(FactBrief fact, string how, ref SeededRandom random)
    {
        var templates = lexicon[$"phrases/{fact.Predicate}/{how}"];
        if (templates.IsEmpty) throw new InvalidOperationException($"No phrase says {fact.Predicate}.");
        var bound = ImmutableArray.CreateBuilder<RoleNoun>(fact.Arguments.Length);
        for (var i = 0; i < fact.Arguments.Length; i++) bound.Add(new RoleNoun(Roles[i], fact.Arguments[i]));
        var said = _realiser.RealiseOne(templates, Scenery.Of(bound.ToImmutable()), ref random);

        // A clause stands inside a sentence: a capital that only the beginning asked for goes. Names keep theirs.
        return said with { Text = Lowered(said.Text, fact.Arguments) };
    }

    private static string Lowered(string text, ImmutableArray<Noun> nouns)
    {
        foreach (var noun in nouns)
        {
            if (noun.Name.Length > 0 && text.StartsWith(noun.Name, StringComparison.Ordinal)) return text;
        }

        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
