using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// The features a model knows, in the order of their keys, with their weights (inverse document frequency). A capitalised word that the model does not know is a name; so is a known
/// one that was nearly always a name where the model was trained ("Rose", "Mark"), and a word of the campaign's own names.
/// </summary>
internal sealed class ThemeVocabulary
{
    /// <summary>Features of two words weigh less than single words.</summary>
    public const float PairWeight = 0.7f;

    /// <summary>A feature in the window of a negation keeps so much of its weight: "did not betray" is still about betrayal, but says less.</summary>
    public const float NegatedWeight = 0.4f;

    /// <summary>1 + ln(n) for a feature that occurs n times.</summary>
    private static readonly float[] Repeated = [0, 1, 1.6931472f, 2.0986123f, 2.3862944f, 2.609438f, 2.7917595f, 2.9459101f, 3.0794415f];

    private readonly Dictionary<ulong, int> _indices;

    public ThemeVocabulary(ImmutableArray<ulong> keys, ImmutableArray<float> weights, ImmutableArray<bool> pairs, ImmutableArray<bool> names)
    {
        (Keys, Weights, Pairs, Names) = (keys, weights, pairs, names);
        _indices = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++) _indices.Add(keys[i], i);
    }

    /// <summary>Ascending.</summary>
    public ImmutableArray<ulong> Keys { get; }

    public ImmutableArray<float> Weights { get; }

    /// <summary>Whether the feature is made of more than one word.</summary>
    public ImmutableArray<bool> Pairs { get; }

    /// <summary>Whether the word is a name when it has a capital.</summary>
    public ImmutableArray<bool> Names { get; }

    public int Find(ulong key) => _indices.GetValueOrDefault(key, -1);

    public List<(string Stem, ThemeToken Token)> Stems(string text, TextUnit unit, CampaignNames names) =>
        ThemeFeature.Stems(ThemeToken.Of(text, unit), (token, stem) => IsName(token, stem, names));

    public ThemeVector Vector(string text, TextUnit unit, CampaignNames names) => Vector(ThemeFeature.Of(Stems(text, unit, names)));

    /// <summary>Length 1 by Euclid's measure, features ascending; empty for a text without a known feature.</summary>
    public ThemeVector Vector(List<ThemeFeature> features)
    {
        var found = new List<ThemeTerm>(features.Count);
        foreach (var feature in features)
        {
            if (Find(feature.Key) is >= 0 and var index) found.Add(new ThemeTerm(index, feature));
        }

        found.Sort(static (a, b) => a.Index != b.Index ? a.Index.CompareTo(b.Index) : a.Feature.Start.CompareTo(b.Feature.Start));
        var (indices, values, sum) = (new List<int>(found.Count), new List<float>(found.Count), 0f);
        for (var i = 0; i < found.Count;)
        {
            var (from, negated) = (i, 0);
            for (; i < found.Count && found[i].Index == found[from].Index; i++) negated += found[i].Feature.IsNegated ? 1 : 0;
            var index = found[from].Index;
            var value = Repeated[Math.Min(i - from, Repeated.Length - 1)] * Weights[index] * (Pairs[index] ? PairWeight : 1f);
            if (negated == i - from) value *= NegatedWeight;
            indices.Add(index);
            values.Add(value);
            sum += value * value;
        }

        var length = MathF.Sqrt(sum);
        for (var i = 0; i < values.Count; i++) values[i] /= length;
        return new ThemeVector([.. indices], [.. values], found);
    }

    private bool IsName(ThemeToken token, string stem, CampaignNames names)
    {
        if (names.Contains(token.Word)) return true;
        var index = Find(ThemeFeature.KeyOf(stem));
        return index < 0 ? token.Word is not "i" : Names[index];
    }
}
