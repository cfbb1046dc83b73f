using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemeEvaluationTests
{
    private static readonly ThemeCorpus Held = new(
        [SmallCorpus.Pack],
        [new ThemeStory("a", "a"), new ThemeStory("b", "b")],
        [new ThemeExample(0, 0, ThemeLevel.Minor, "first"), new ThemeExample(1, 0, ThemeLevel.Minor, "second"), new ThemeExample(5, 1, ThemeLevel.Minor, "third")]);

    [Fact]
    public void Figures_of_sentences_are_those_of_the_ranks()
    {
        // The right themes stand at places 1, 2 and 6.
        var figures = ThemeEvaluation.Sentences(Held, 1, _ => [0.5, 0.2, 0.1, 0.1, 0.05, 0.05]);
        Assert.Equal((3, 100.0 / 3, 200.0 / 3, 100.0), (figures.Count, figures.RecallAt1, figures.RecallAt5, figures.RecallAt10));
        Assert.Equal((1 + 0.5 + (1 / 6.0)) * 100 / 3, figures.ReciprocalRank, 1e-9);
        Assert.Equal(0.5 - (1 / 3.0), figures.FirstCalibrationError, 1e-9);
    }

    [Fact]
    public void Figures_of_stories_are_those_of_the_ranks()
    {
        var figures = ThemeEvaluation.Documents(Held, 1, _ => [0.9, 0.1, 0.5, 0, 0, 0.2]);
        Assert.Equal((2, 50.0, 25.0), (figures.Count, figures.PrecisionAt1, figures.RPrecision));
        Assert.Equal((((1 + (2 / 4.0)) / 2) + (1 / 3.0)) * 50, figures.AveragePrecision, 1e-9);
    }
}
