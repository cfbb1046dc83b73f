using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// A model from a corpus: the same corpus gives the same model, to the byte, on every machine. In two steps: voices trained on four fifths of the series show on the last fifth how much
/// each counts and how far a document's evidence is to be believed; then the voices are trained again on everything. About 25 s of one core for each 10,000 sentences and 3,000 themes.
/// </summary>
public static class ThemeTrainer
{
    /// <summary>One series in so many shows how the voices are weighed.</summary>
    private const int Fold = 5;

    public static ThemeModel Train(ThemeCorpus corpus)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(corpus.Examples.Length, ThemeCorpus.ExamplesMax);
        var all = AllExamples(corpus);
        var (seen, unseen) = (all.Where(example => !IsUnseen(corpus, example)).ToImmutableArray(), all.Where(example => IsUnseen(corpus, example)).ToImmutableArray());
        var (stack, calibrations) = unseen.IsEmpty || seen.IsEmpty ? (ThemeStack.Start, ThemeCalibrations.None) : Weigh(corpus, seen, unseen);
        var training = Training(corpus, all);
        return new ThemeModel([.. corpus.Packs.SelectMany(pack => pack.Themes).Select(theme => theme.Id)], ThemeVoices.Train(training), stack, calibrations, ThemeSnippets.From(training, corpus.Stories));
    }

    /// <summary>Of a series, and which of so many equal parts it falls into: never changes.</summary>
    public static int PartOf(string series, int parts)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in series) hash = (hash ^ c) * 1099511628211UL;
        return (int)((hash ^ (hash >> 29)) % (ulong)parts);
    }

    /// <summary>Those of the corpus, then those of its packs.</summary>
    private static ImmutableArray<ThemeExample> AllExamples(ThemeCorpus corpus)
    {
        var examples = corpus.Examples.ToBuilder();
        var index = 0;
        foreach (var theme in corpus.Packs.SelectMany(pack => pack.Themes))
        {
            foreach (var text in theme.Examples) examples.Add(new ThemeExample(index, Story: -1, ThemeLevel.Major, text));
            index++;
        }

        return examples.ToImmutable();
    }

    private static bool IsUnseen(ThemeCorpus corpus, ThemeExample example) =>
        PartOf(example.Story < 0 ? example.Text : corpus.Stories[example.Story].Series, Fold) == 0;

    private static ThemeTraining Training(ThemeCorpus corpus, ImmutableArray<ThemeExample> examples)
    {
        var (vocabulary, texts) = ThemeVocabularyBuilder.Build(corpus, examples);
        return new ThemeTraining(vocabulary, texts, corpus.Packs.Sum(pack => pack.Themes.Length));
    }

    private static (ThemeStack Stack, ThemeCalibrations Calibrations) Weigh(ThemeCorpus corpus, ImmutableArray<ThemeExample> seen, ImmutableArray<ThemeExample> unseen)
    {
        var voices = ThemeVoices.Train(Training(corpus, seen));
        var texts = unseen.Select(example => new ThemeTrainingText(voices.Vocabulary.Vector(example.Text, new TextUnit(0, example.Text.Length), CampaignNames.None), example.Theme, example.Story)).ToList();
        var stack = ThemeStack.Fit(voices, texts);
        return (stack, Calibrate(voices, stack, texts));
    }

    private static ThemeCalibrations Calibrate(ThemeVoices voices, ThemeStack stack, List<ThemeTrainingText> texts)
    {
        var (sentences, documents) = (new List<(double, bool)>(), new List<(double, bool)>());
        foreach (var story in texts.GroupBy(text => text.Story).OrderBy(story => story.Key))
        {
            var posteriors = story.Select(text => Posterior(voices, stack, text.Vector)).ToList();
            foreach (var (posterior, text) in posteriors.Zip(story)) Note(sentences, posterior, theme => theme == text.Theme);
            if (story.Key < 0) continue;
            var gold = new HashSet<int>(story.Select(text => text.Theme));
            Note(documents, ThemeEvidence.Of(posteriors, voices.Themes), gold.Contains);
        }

        return new ThemeCalibrations(ThemeCalibration.Fit(sentences), ThemeCalibration.Fit(documents));
    }

    private static void Note(List<(double, bool)> seen, double[] probabilities, Func<int, bool> isRight)
    {
        for (var theme = 0; theme < probabilities.Length; theme++)
        {
            if (probabilities[theme] >= ThemeEvidence.Floor) seen.Add((probabilities[theme], isRight(theme)));
        }
    }

    private static double[] Posterior(ThemeVoices voices, ThemeStack stack, ThemeVector vector)
    {
        var posterior = stack.Scores(voices.Scores(vector), voices.Counts);
        ThemeStack.Normalise(posterior);
        return posterior;
    }
}
