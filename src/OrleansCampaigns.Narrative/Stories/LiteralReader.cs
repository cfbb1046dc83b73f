using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Reads <c>pred(arg,…)</c> and <c>!pred(arg,…)</c> over a list of roles.</summary>
internal sealed class LiteralReader(Vocabulary vocabulary, ImmutableArray<StoryletRole> roles)
{
    /// <summary>Null with the reason in <paramref name="wrong"/>.</summary>
    /// <param name="text">As written.</param>
    /// <param name="wildcards">Whether <c>?name</c> stands for anything.</param>
    /// <param name="wrong">For the one who wrote it.</param>
    public Literal? Read(string text, bool wildcards, out string wrong)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        var negated = bare.StartsWith('!');
        if (negated) bare = bare[1..];
        var open = bare.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !bare.EndsWith(')'))
        {
            wrong = $"'{text}' is not of the form pred(arg,…)";
            return null;
        }

        if (vocabulary.Find(bare[..open]) is not { } predicate)
        {
            wrong = $"'{text}': there is no predicate {bare[..open]}";
            return null;
        }

        var arguments = bare[(open + 1)..^1].Split(',');
        if (arguments.Length != predicate.Arity)
        {
            wrong = $"'{text}' has {arguments.Length} arguments, {predicate.Name} takes {predicate.Arity}";
            return null;
        }

        wrong = "";
        var first = Argument(arguments[0], predicate.First, wildcards, ref wrong);
        var second = predicate.Arity == 2 ? Argument(arguments[1], predicate.Second, wildcards, ref wrong) : Literal.Absent;
        if (wrong.Length == 0) return new Literal(predicate.Index, first, second, negated);
        wrong = $"'{text}': {wrong}";
        return null;
    }

    private int Argument(string name, ArgumentKinds kinds, bool wildcards, ref string wrong)
    {
        if (wildcards && name.StartsWith('?')) return Literal.Anything;
        if (name == StoryEntity.PartyKey)
        {
            if (!kinds.HasFlag(ArgumentKinds.Party)) wrong = "the party cannot stand here";
            return Literal.Party;
        }

        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i].Name != name) continue;
            if (!kinds.HasFlag(Vocabulary.KindOf(roles[i].Kind))) wrong = $"{name} is a {roles[i].Kind}, which cannot stand here";
            return i;
        }

        wrong = $"{name} is no role";
        return Literal.Absent;
    }
}
