namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Facts as text.</summary>
internal static class FactPrint
{
    public static string Of(Vocabulary vocabulary, Fact fact, Func<int, string> key)
    {
        var predicate = vocabulary.Predicates[fact.Predicate];
        return predicate.Arity == 1 ? $"{predicate.Name}({key(fact.First)})" : $"{predicate.Name}({key(fact.First)},{key(fact.Second)})";
    }

    /// <summary>Reads what <see cref="Of"/> prints.</summary>
    /// <exception cref="FormatException">An unknown predicate or key.</exception>
    public static Fact Parse(Vocabulary vocabulary, string text, Func<string, int> indexOf)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var predicate = vocabulary.Find(text[..open]) ?? throw new FormatException($"{text}: there is no such predicate.");
        var arguments = text[(open + 1)..^1];
        var comma = arguments.IndexOf(',', StringComparison.Ordinal);
        int Entity(string key) => indexOf(key) is >= 0 and var index ? index : throw new FormatException($"{text}: there is no {key}.");
        return comma < 0 ? new Fact(predicate.Index, Entity(arguments), Fact.Nobody) : new Fact(predicate.Index, Entity(arguments[..comma]), Entity(arguments[(comma + 1)..]));
    }
}
