using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemeSplitTests
{
    [Fact]
    public void A_series_is_held_out_whole_and_nothing_is_lost()
    {
        var corpus = SmallCorpus.Corpus;
        var split = ThemeSplit.BySeries(corpus with { Examples = [.. corpus.Examples.DistinctBy(example => example.Text)] }, 30, "salt");
        var (training, held) = (SeriesOf(split.Training), SeriesOf(split.Held));
        Assert.NotEmpty(held);
        Assert.NotEmpty(training);
        Assert.Empty(training.Intersect(held));
        Assert.Equal(corpus.Examples.DistinctBy(example => example.Text).Count(), split.Training.Examples.Length + split.Held.Examples.Length);
    }

    [Fact]
    public void Groups_that_share_a_sentence_and_films_of_one_name_are_one_series()
    {
        ThemeStory Story(string series) => new("title", series);
        var corpus = new ThemeCorpus(
            [SmallCorpus.Pack],
            [Story("movie: Star Kid (1997)"), Story("movie: Star Kid II: Return (1999)"), Story("tv one"), Story("tv two"), Story("tv three")],
            [new ThemeExample(0, 2, ThemeLevel.Minor, "The same words."), new ThemeExample(1, 3, ThemeLevel.Minor, "the same words."), new ThemeExample(1, 4, ThemeLevel.Minor, "Other words.")]);
        var series = SeriesOfStories.Widen(corpus).Stories.Select(story => story.Series).ToList();
        Assert.Equal(series[0], series[1]);
        Assert.Equal(series[2], series[3]);
        Assert.Equal(3, series.Distinct().Count());
    }

    private static HashSet<string> SeriesOf(ThemeCorpus corpus) => [.. corpus.Examples.Select(example => corpus.Stories[example.Story].Series)];
}
