using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// How much each voice counts, by how often a theme occurs in training: learned as a softmax regression on stories that the voices had not seen (stacked generalisation, Wolpert 1992).
/// As it is fitted by the likelihood, the posterior is calibrated; the temperature that fits best is among the weights.
/// </summary>
/// <param name="Biases">One a band.</param>
/// <param name="Weights">For each band one of each voice.</param>
internal sealed record ThemeStack(ImmutableArray<double> Biases, ImmutableArray<double> Weights)
{
    public const int Bands = 4;

    private const int Passes = 6;

    private const double Rate = 0.1;

    /// <summary>Before anything was learned: the linear voice alone, with a little of the others.</summary>
    public static ThemeStack Start { get; } = new([0, 0, 0, 0], [.. Enumerable.Range(0, Bands).SelectMany(_ => new[] { 0.8, 0.1, 0.1 })]);

    public static int BandOf(int count) => count < 3 ? 0 : count < 10 ? 1 : count < 40 ? 2 : 3;

    public double[] Scores(double[][] voices, int[] counts)
    {
        var scores = new double[counts.Length];
        for (var theme = 0; theme < scores.Length; theme++)
        {
            var band = BandOf(counts[theme]);
            var at = band * ThemeVoices.Count;
            scores[theme] = Biases[band] + (Weights[at] * voices[0][theme]) + (Weights[at + 1] * voices[1][theme]) + (Weights[at + 2] * voices[2][theme]);
        }

        return scores;
    }

    /// <summary>Scores become probabilities, in place; what is e¹³ less likely than the best is 0, which saves most of the work.</summary>
    public static void Normalise(double[] scores)
    {
        var best = double.MinValue;
        foreach (var score in scores) best = Math.Max(best, score);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = scores[i] - best < -13 ? 0 : ThemeMath.Exp(scores[i] - best);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }

    /// <param name="texts">What the voices were not trained on.</param>
    public static ThemeStack Fit(ThemeVoices voices, IReadOnlyList<ThemeTrainingText> texts)
    {
        var (biases, weights) = (Start.Biases.ToArray(), Start.Weights.ToArray());
        var (biasSteps, weightSteps) = (new double[biases.Length], new double[weights.Length]);
        var scored = texts.Select(text => (Voices: voices.Scores(text.Vector).Select(scores => scores.Select(score => (float)score).ToArray()).ToArray(), text.Theme)).ToList();
        var full = new double[ThemeVoices.Count][];
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var (said, theme) in scored)
            {
                for (var voice = 0; voice < full.Length; voice++) full[voice] = [.. said[voice]];
                var posterior = new ThemeStack([.. biases], [.. weights]).Scores(full, voices.Counts);
                Normalise(posterior);
                posterior[theme] -= 1;
                var (biasGradients, weightGradients) = Gradients(posterior, full, voices.Counts);
                Descend(biases, biasSteps, biasGradients);
                Descend(weights, weightSteps, weightGradients);
            }
        }

        return new ThemeStack([.. biases], [.. weights]);
    }

    private static (double[] Biases, double[] Weights) Gradients(double[] errors, double[][] voices, int[] counts)
    {
        var (biases, weights) = (new double[Bands], new double[Bands * ThemeVoices.Count]);
        for (var theme = 0; theme < errors.Length; theme++)
        {
            if (Math.Abs(errors[theme]) < 1e-5) continue;
            var band = BandOf(counts[theme]);
            biases[band] += errors[theme];
            for (var voice = 0; voice < ThemeVoices.Count; voice++) weights[(band * ThemeVoices.Count) + voice] += errors[theme] * voices[voice][theme];
        }

        return (biases, weights);
    }

    // AdaGrad (Duchi, Hazan, Singer 2011).
    private static void Descend(double[] values, double[] steps, double[] gradients)
    {
        for (var i = 0; i < values.Length; i++)
        {
            steps[i] += gradients[i] * gradients[i];
            if (steps[i] > 0) values[i] -= Rate * gradients[i] / Math.Sqrt(steps[i]);
        }
    }
}
