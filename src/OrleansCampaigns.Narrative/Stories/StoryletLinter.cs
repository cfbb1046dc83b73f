using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>
/// What content has to keep so that the planner can use it: everybody can be cast, outcomes differ, texts vary and name only who is there, each storylet can be reached from a world's first facts, and what it changes matters to others.
/// Pure. Content that was read is checked here; what could not be read is a finding of <see cref="StoryletReader"/>.
/// </summary>
public sealed class StoryletLinter(Vocabulary vocabulary)
{
    /// <summary>Each kind of effect has to be a condition of so many storylets other than those that cause it.</summary>
    public const int ConsumersMin = 2;

    /// <summary>What worlds begin with.</summary>
    private static readonly string[] WorldFacts =
        ["alive", "at", "leads", "member", "rules", "near", "kin", "threat", "owns", "serves", "seeks", "seeks_item", "hates", "rival", "friend", "secret_of", "town", "wilderness", "market", "mine", "holy", "monster", "relic", "heirloom", "lair", "loves"];

    private static readonly string[] SenseSlots = ["{sight}", "{sound}", "{smell}", "{odd}"];

    private readonly List<StoryletFinding> _findings = [];

    /// <param name="storylets">All of a catalog: reachability and consumption are questions to the whole.</param>
    /// <param name="moves">What happens between chapters, which also makes facts true.</param>
    public ImmutableArray<StoryletFinding> Check(IReadOnlyList<Storylet> storylets, IReadOnlyList<Storylet> moves)
    {
        _findings.Clear();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var storylet in storylets)
        {
            if (!ids.Add(storylet.Id)) Find(storylet, "storylet.id-twice", "another one has this id");
            Cast(storylet);
            Outcomes(storylet);
            Words(storylet);
            Texts(storylet);
        }

        Reach(storylets, moves);
        Consume(storylets);
        return [.. _findings];
    }

    private void Cast(Storylet storylet)
    {
        Between(storylet, "storylet.conditions", storylet.Conditions.Length, 1, 5);
        for (var i = 0; i < storylet.Roles.Length; i++)
        {
            var role = storylet.Roles[i];
            var asked = storylet.Conditions.Any(literal => !literal.Negated && literal.Uses(i));
            if (role.IsNew && asked) Find(storylet, "storylet.new-role-asked", $"{role.Name} is new and cannot be in pre");
            if (!role.IsNew && !asked && i != storylet.Place && i != storylet.Hero) Find(storylet, "storylet.role-uncast", $"{role.Name} is in no positive literal of pre");
        }

        if (storylet.Kind == SceneKind.Travel && !storylet.Roles.Any(role => role is { Name: "to", Kind: StoryKind.Place })) Find(storylet, "storylet.travel-to", "travel needs a role 'to'");
        if (storylet.Kind == SceneKind.Fight && storylet.Encounter is null) Find(storylet, "storylet.no-encounter", "a fight needs an encounter");
        if (storylet.Encounter is { } fight && (fight.Tier is not ("low" or "moderate" or "high") || fight.Tags.Length is < 2 or > 4)) Find(storylet, "storylet.encounter", "tier or 2 to 4 tags");
    }

    private void Outcomes(Storylet storylet)
    {
        foreach (var needed in new[] { OutcomeKind.Success, OutcomeKind.Fail })
        {
            if (storylet.Outcomes.All(outcome => outcome.Kind != needed)) Find(storylet, "storylet.no-outcome", $"{needed} is missing");
        }

        var effects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var outcome in storylet.Outcomes)
        {
            Between(storylet, "storylet.effects", outcome.Adds.Length + outcome.Ends.Length, 1, 6);
            effects.Add(string.Join(' ', outcome.Adds.Select(Print).Order(StringComparer.Ordinal)) + '/' + string.Join(' ', outcome.Ends.Select(Print).Order(StringComparer.Ordinal)));
            var deadly = outcome.Ends.Any(literal => literal.Predicate == vocabulary.Alive);
            if (deadly && (outcome.Kind is not (OutcomeKind.Fail or OutcomeKind.Cost) || storylet.Function is not (SceneFunction.Crisis or SceneFunction.Climax))) Find(storylet, "storylet.death", "death only in fail or cost of crisis or climax");
            if (deadly && outcome.Ends.Any(literal => literal.Predicate == vocabulary.Alive && literal.First == storylet.Hero)) Find(storylet, "storylet.hero-dies", "no outcome kills a player's character");
        }

        if (effects.Count < Math.Min(2, storylet.Outcomes.Length)) Find(storylet, "storylet.same-outcomes", "outcomes do not differ in what they change");
    }

    private void Words(Storylet storylet)
    {
        Between(storylet, "storylet.themes", storylet.Themes.Length, 2, 4);
        if (storylet.Axes.IsEmpty) Find(storylet, "storylet.axes", "a scene tests at least one value");
        Between(storylet, "storylet.aspects", storylet.Aspects.Length, 3, 3);
        Between(storylet, "storylet.clues", storylet.Clues.Length, 2, 4);
        Between(storylet, "storylet.ways", storylet.Ways.Length, 2, 3);
        if (!storylet.Asks.EndsWith('?')) Find(storylet, "storylet.asks", "pc.asks is a question");
        if (!storylet.Question.EndsWith('?')) Find(storylet, "storylet.question", "question is a question");
        if (storylet.Safety.IsEmpty) Find(storylet, "storylet.safety", "safety names all that apply, or none");
        foreach (var tag in storylet.Safety)
        {
            if (!StoryletWords.Safety.Contains(tag)) Find(storylet, "storylet.safety", $"{tag} is no safety tag");
        }
    }

    private void Texts(Storylet storylet)
    {
        foreach (var text in storylet.Aspects.Concat(storylet.Clues).Concat(storylet.Ways).Append(storylet.Question).Append(storylet.Asks)) Form(storylet, text);
        Variants(storylet, "readAloud", storylet.Text.ReadAloud, (20, 60));
        Variants(storylet, "gm", storylet.Text.GameMaster, (16, 50));
        Variants(storylet, "hook", storylet.Text.Hook, (6, 24));
    }

    private void Variants(Storylet storylet, string name, ImmutableArray<string> variants, (int Least, int Most) words)
    {
        const int ThreeChoices = 3;
        Between(storylet, $"text.{name}-variants", variants.Length, 4, 6);
        if (variants.Select(variant => variant[..Math.Min(12, variant.Length)]).Distinct(StringComparer.Ordinal).Count() != variants.Length) Find(storylet, $"text.{name}-alike", "two variants start alike");
        foreach (var variant in variants)
        {
            if (Form(storylet, variant) is not { } choices) continue;
            Between(storylet, $"text.{name}-words", TemplateCheck.Words(variant), words.Least, words.Most);
            if (name != "readAloud")
            {
                if (choices.Count == 0) Find(storylet, $"text.{name}-choice", "no choice of wordings");
                continue;
            }

            if (choices.Count(count => count >= ThreeChoices) < ThreeChoices) Find(storylet, "text.readAloud-choices", "three choices of three or more");
            if (!SenseSlots.Any(variant.Contains)) Find(storylet, "text.readAloud-sense", "no sense slot");
        }
    }

    private List<int>? Form(Storylet storylet, string text)
    {
        TemplateCheck.Slots(storylet, text, (rule, message) => Find(storylet, rule, message));
        var choices = TemplateCheck.Choices(text);
        if (choices is null) Find(storylet, "template.brackets", text);
        return choices;
    }

    /// <summary>Fixpoint over predicates: what can be true, starting from what worlds begin with and what happens between chapters.</summary>
    private void Reach(IReadOnlyList<Storylet> storylets, IReadOnlyList<Storylet> moves)
    {
        var possible = default(PredicateSet);
        foreach (var name in WorldFacts) possible = possible.With(vocabulary[name].Index);
        var reached = new HashSet<Storylet>(ReferenceEqualityComparer.Instance);
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var storylet in storylets.Concat(moves))
            {
                if (reached.Contains(storylet) || storylet.Conditions.Any(literal => !literal.Negated && !possible.Has(literal.Predicate))) continue;
                reached.Add(storylet);
                foreach (var add in storylet.Outcomes.SelectMany(outcome => outcome.Adds)) possible = possible.With(add.Predicate);
            }
        }

        foreach (var storylet in storylets)
        {
            if (reached.Contains(storylet)) continue;
            var missing = storylet.Conditions.First(literal => !literal.Negated && !possible.Has(literal.Predicate));
            Find(storylet, "catalog.unreachable", $"nothing makes {vocabulary.Predicates[missing.Predicate].Name} true");
        }
    }

    private void Consume(IReadOnlyList<Storylet> storylets)
    {
        var needing = new List<string>[vocabulary.Predicates.Length];
        for (var i = 0; i < needing.Length; i++) needing[i] = [];
        foreach (var storylet in storylets)
        {
            foreach (var predicate in storylet.Conditions.Select(literal => literal.Predicate).Distinct()) needing[predicate].Add(storylet.Id);
        }

        foreach (var storylet in storylets)
        {
            foreach (var predicate in storylet.Outcomes.SelectMany(outcome => outcome.Adds).Select(add => add.Predicate).Distinct())
            {
                var consumers = needing[predicate].Count(id => id != storylet.Id);
                if (consumers < ConsumersMin) Find(storylet, "catalog.unused-effect", $"{vocabulary.Predicates[predicate].Name} is a condition of {consumers} others; {ConsumersMin} at least");
            }
        }
    }

    private string Print(Literal literal) => $"{literal.Predicate}({literal.First},{literal.Second})";

    private void Between(Storylet storylet, string rule, int count, int least, int most)
    {
        if (count < least || count > most) Find(storylet, rule, $"{count}; {least} to {most}");
    }

    private void Find(Storylet storylet, string rule, string message) => _findings.Add(new StoryletFinding(storylet.Id, rule, message));
}
