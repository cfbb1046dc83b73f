using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// A trained model: frozen, free of any sentence it was trained on, shared by all who analyse on a silo. From bytes by <see cref="ThemeModelFormat"/>, from a corpus by <see cref="ThemeTrainer"/>.
/// </summary>
public sealed class ThemeModel
{
    internal ThemeModel(ImmutableArray<string> themes, ThemeVoices voices, ThemeStack stack, ThemeCalibrations calibrations, ThemeSnippets snippets)
    {
        (Themes, Voices, Stack, Calibrations, Snippets) = (themes, voices, stack, calibrations, snippets);
        Words = voices.Vocabulary.Keys.Length;
        Postings = voices.Linear.Weights.Length + voices.Centroids.Weights.Length;
    }

    /// <summary>Ids, in the order of everything else.</summary>
    public ImmutableArray<string> Themes { get; }

    /// <summary>How many features it knows.</summary>
    public int Words { get; }

    /// <summary>How many weights of a feature for a theme it holds.</summary>
    public int Postings { get; }

    internal ThemeVoices Voices { get; }

    internal ThemeStack Stack { get; }

    internal ThemeCalibrations Calibrations { get; }

    internal ThemeSnippets Snippets { get; }

    /// <summary>How probable each theme is for one text taken as a whole; sums to 1.</summary>
    public double[] Posterior(string text, CampaignNames names)
    {
        var posterior = Scores(Voices.Vocabulary.Vector(text, new TextUnit(0, text.Length), names));
        ThemeStack.Normalise(posterior);
        return posterior;
    }

    /// <summary>How certain it is that a text taken as a whole shows each theme: the posterior, corrected by how often it was right on unseen stories.</summary>
    public double[] Confidences(string text, CampaignNames names) =>
        [.. Posterior(text, names).Select(posterior => posterior < ThemeEvidence.Floor ? posterior : Calibrations.Sentence.Confidence(posterior))];

    /// <summary>How certain it is that a document of these texts shows each theme; each theme for itself, so they do not sum to 1.</summary>
    public double[] Confidences(IReadOnlyList<string> texts, CampaignNames names) =>
        [.. ThemeEvidence.Of(texts.Select(text => Posterior(text, names)), Themes.Length).Select(evidence => evidence > 0 ? Calibrations.Document.Confidence(evidence) : 0)];

    internal double[] Scores(ThemeVector vector) => Stack.Scores(Voices.Scores(vector), Voices.Counts);

    /// <summary>What one feature of a text adds to a theme's score.</summary>
    internal double Share(ThemeVector vector, ThemeVector words, int at, int theme)
    {
        var (linear, embedding, centroid) = Voices.Share(vector, words, at, theme);
        var band = ThemeStack.BandOf(Voices.Counts[theme]) * ThemeVoices.Count;
        return (Stack.Weights[band] * linear) + (Stack.Weights[band + 1] * embedding) + (Stack.Weights[band + 2] * centroid);
    }
}
