using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

public sealed class ThemeAnalyserTests
{
    private const string Betrayal = "Mira betrayed the conspirators.";

    [Fact]
    public void A_hit_cites_its_source_its_sentence_and_the_words_that_speak_for_it()
    {
        var text = $"It rained.\n{Betrayal}";
        var hit = Analyse(text).Hits[0];
        var span = hit.Spans[0];
        Assert.Equal(("betrayal", "log/1", Betrayal), (hit.Theme, span.Source, text.Substring(span.Start, span.Length)));
        Assert.Contains(span.Terms, term => text.Substring(term.Start, term.Length).Contains("betrayed", StringComparison.Ordinal));
        Assert.InRange(hit.Confidence, ThemeAnalyser.ConfidenceMin, 1);
    }

    [Fact]
    public void Near_stories_are_named_by_title_only()
    {
        var near = Analyse(Betrayal).Hits[0].Near;
        Assert.InRange(near.Length, 1, ThemeAnalyser.NearMax);
        Assert.All(near, title => Assert.StartsWith("The Tale of ", title, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_of_the_campaign_says_nothing_by_its_meaning()
    {
        const string Text = "They walked with Treasure and Gold to the hall.";
        var request = new ThemeRequest([new ThemeSource("log/1", Text)]);
        var before = Confidence(request, "treasure hunt");
        var after = Confidence(request with { Names = new CampaignNames(["Treasure", "the Gold"]) }, "treasure hunt");
        Assert.True(after < before, $"{after} is not below {before}");
    }

    /// <summary>The same words, but the comma ends the window of the negation before they come.</summary>
    [Fact]
    public void What_did_not_happen_speaks_less()
    {
        var happened = Confidence(Request("Never, Mira betrayed the sweetheart in the fortress."), "betrayal");
        var denied = Confidence(Request("Never Mira betrayed the sweetheart in the fortress."), "betrayal");
        Assert.True(denied < happened, $"{denied} is not below {happened}");
    }

    [Fact]
    public void A_correction_is_remembered_for_texts_like_it()
    {
        var wrong = Request(Betrayal) with { Corrections = [new ThemeCorrection(Betrayal, "betrayal", IsShown: false), new ThemeCorrection(Betrayal, "revenge", IsShown: true)] };
        Assert.Equal("revenge", SmallCorpus.Analyser.Analyse(wrong).Hits[0].Theme);
        Assert.Equal(0, Confidence(wrong, "betrayal"));
        var other = Request("He kissed the young bride.") with { Corrections = wrong.Corrections };
        Assert.Equal("romantic love", SmallCorpus.Analyser.Analyse(other).Hits[0].Theme);
    }

    [Fact]
    public void The_latest_of_two_corrections_counts_and_those_beyond_the_limit_are_forgotten()
    {
        var (no, yes) = (new ThemeCorrection(Betrayal, "betrayal", IsShown: false), new ThemeCorrection(Betrayal, "betrayal", IsShown: true));
        Assert.Equal(0, Confidence(Request(Betrayal) with { Corrections = [yes, no] }, "betrayal"));
        Assert.True(Confidence(Request(Betrayal) with { Corrections = [no, yes] }, "betrayal") > 0.5);
        var other = new ThemeCorrection("He kissed the young bride.", "romantic love", IsShown: true);
        Assert.True(Confidence(Request(Betrayal) with { Corrections = [no, .. Enumerable.Repeat(other, 2_000)] }, "betrayal") > 0.5);
    }

    [Fact]
    public void A_typed_event_is_evidence_and_unknown_ones_are_none()
    {
        var hit = Assert.Single(SmallCorpus.Analyser.Analyse(new ThemeRequest([]) { Events = [new ThemeEvent("E1", "siege"), new ThemeEvent("E2", "dance"), new ThemeEvent("E3", "nothing")] }).Hits);
        Assert.Equal(("siege", "E1", 0), (hit.Theme, hit.Spans[0].Source, hit.Spans[0].Length));
    }

    [Fact]
    public void More_evidence_makes_more_certain()
    {
        var once = Confidence(Request($"It rained.\nMira met the suitor and betrayed nobody.\n{Betrayal}"), "betrayal");
        var twice = Confidence(Request($"It rained.\nKarl sold out the alliance.\n{Betrayal}"), "betrayal");
        Assert.True(twice >= once);
    }

    [Fact]
    public void Without_the_cited_span_the_theme_is_less_certain()
    {
        var text = $"It rained.\n{Betrayal}\nHe kissed the young bride.";
        var hit = Analyse(text).Hits.Single(hit => hit.Theme == "betrayal");
        foreach (var span in hit.Spans.OrderByDescending(span => span.Start)) text = text.Remove(span.Start, span.Length);
        Assert.True(Confidence(Request(text), "betrayal") < hit.Confidence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n ")]
    [InlineData("!!! ... ???")]
    public void Nothing_has_no_theme(string text) => Assert.Empty(Analyse(text).Hits);

    [Fact]
    public void What_goes_beyond_the_limits_is_cut_and_said()
    {
        Assert.False(Analyse(Betrayal).IsCut);
        var long1 = new ThemeRequest([new ThemeSource("a", new string(' ', ThemeRequest.CharactersMax)), new ThemeSource("b", Betrayal)]);
        var analysis = SmallCorpus.Analyser.Analyse(long1);
        Assert.True(analysis.IsCut);
        Assert.Empty(analysis.Hits);
        Assert.True(SmallCorpus.Analyser.Analyse(new ThemeRequest([]) { Events = [.. Enumerable.Repeat(new ThemeEvent("E", "nothing"), ThemeRequest.EventsMax + 1)] }).IsCut);
        Assert.Single(SmallCorpus.Analyser.Analyse(Request($"{Betrayal}\nHe kissed the young bride.") with { HitsMax = 1 }).Hits);
    }

    private static ThemeRequest Request(string text) => new([new ThemeSource("log/1", text)]);

    private static ThemeAnalysis Analyse(string text) => SmallCorpus.Analyser.Analyse(Request(text));

    private static double Confidence(ThemeRequest request, string theme) => SmallCorpus.Analyser.Analyse(request).Hits.FirstOrDefault(hit => hit.Theme == theme)?.Confidence ?? 0;
}
