using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemeTrainerTests
{
    [Fact]
    public void The_same_corpus_gives_the_same_bytes() =>
        Assert.Equal(ThemeModelFormat.Write(SmallCorpus.Model), ThemeModelFormat.Write(ThemeTrainer.Train(SmallCorpus.Corpus)));

    [Fact]
    public void A_sentence_of_a_new_person_has_the_theme_it_was_told_of()
    {
        string[] texts = ["Mira betrayed the conspirators.", "Karl's men besieged the castle gate.", "He kissed the young bride.", "Fever sickened the patients.", "They dug up the hidden chest.", "She avenged herself on the old enemy."];
        for (var theme = 0; theme < texts.Length; theme++)
        {
            var posterior = SmallCorpus.Model.Posterior(texts[theme], CampaignNames.None);
            Assert.Equal(theme, Array.IndexOf(posterior, posterior.Max()));
            Assert.Equal(1, posterior.Sum(), 1e-9);
        }
    }

    [Fact]
    public void A_model_holds_no_word_of_what_it_was_trained_on_but_titles_and_ids()
    {
        var text = System.Text.Encoding.Latin1.GetString(ThemeModelFormat.Write(SmallCorpus.Model));
        Assert.Contains("The Tale of Orla 0", text, StringComparison.Ordinal);
        Assert.All(["besieged", "conspirators", "sweetheart", "fortress", "besieg"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_corpus_beyond_the_limit_is_refused()
    {
        var example = SmallCorpus.Corpus.Examples[0];
        var much = SmallCorpus.Corpus with { Examples = [.. Enumerable.Repeat(example, ThemeCorpus.ExamplesMax + 1)] };
        Assert.Throws<ArgumentOutOfRangeException>(() => ThemeTrainer.Train(much));
    }
}
