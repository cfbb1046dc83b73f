using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A corpus in two: what is trained on, and what is held out to judge by. Always the same for the same salt.</summary>
/// <param name="Held">With the stories of both.</param>
public sealed record ThemeSplit(ThemeCorpus Training, ThemeCorpus Held)
{
    /// <summary>Whole series held out: the honest test for a world that the model has never met. Widens the series first.</summary>
    /// <param name="corpus">All there is.</param>
    /// <param name="percent">Of the series.</param>
    /// <param name="salt">Another one gives another split.</param>
    public static ThemeSplit BySeries(ThemeCorpus corpus, int percent, string salt)
    {
        var widened = SeriesOfStories.Widen(corpus);
        return Of(widened, story => ThemeTrainer.PartOf($"{salt} {widened.Stories[story].Series}", 100) < percent);
    }

    /// <summary>Single stories held out; others of their series are trained on.</summary>
    public static ThemeSplit ByStory(ThemeCorpus corpus, int percent, string salt) =>
        Of(corpus, story => ThemeTrainer.PartOf($"{salt} {story} {corpus.Stories[story].Title}", 100) < percent);

    private static ThemeSplit Of(ThemeCorpus corpus, Func<int, bool> isHeld)
    {
        var (training, held) = (ImmutableArray.CreateBuilder<ThemeExample>(), ImmutableArray.CreateBuilder<ThemeExample>());
        foreach (var example in corpus.Examples) (example.Story >= 0 && isHeld(example.Story) ? held : training).Add(example);
        return new ThemeSplit(corpus with { Examples = training.ToImmutable() }, corpus with { Examples = held.ToImmutable() });
    }
}
