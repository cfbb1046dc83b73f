using System.Text;
using System.Text.Json;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

/// <summary>What is shipped.</summary>
public sealed class ThemePacksTests
{
    private const string DataVariable = "CAMPAIGNS_TEST_DATA";

    private static readonly ThemePack Literature = ThemePackReader.Read(Resource("Themes/Packs/literary-themes.json")).Pack!;

    private static readonly ThemePack Play = ThemePackReader.Read(Resource("Themes/Packs/role-playing.json"), Literature).Pack!;

    private static readonly ThemeModel Model = ThemeModelFormat.Read(Resource("Themes/Packs/themes.model"))!;

    private static readonly ThemeAnalyser Analyser = new(Model, [Literature, Play], ThemeEventTable.Read(Resource("Themes/event-themes.json")));

    [Fact]
    public void The_pack_of_literature_says_whose_it_is_and_holds_no_sentence()
    {
        Assert.Contains("Copyright (c) 2021 Theme Ontology", Literature.Attribution, StringComparison.Ordinal);
        Assert.All(Literature.Themes, theme => Assert.True(theme.Definition.Length == 0 && theme.Examples.IsEmpty));
    }

    [Fact]
    public void The_pack_of_play_has_at_least_150_themes_each_with_definition_frame_and_examples()
    {
        Assert.True(Play.Themes.Length >= 150);
        Assert.All(Play.Themes, theme => Assert.True(theme.Definition.Length > 0 && theme.Frame is not null && theme.Examples.Length >= 10, theme.Id));
    }

    [Fact]
    public void The_model_is_of_the_packs_in_their_order() => Assert.Equal(Literature.Themes.Concat(Play.Themes).Select(theme => theme.Id), Model.Themes);

    [Fact]
    public void Every_event_of_the_table_is_a_predicate_and_every_theme_of_it_is_known()
    {
        using var vocabulary = JsonDocument.Parse(Resource("Stories/vocabulary.json"));
        var predicates = vocabulary.RootElement.GetProperty("predicates").EnumerateArray().Select(predicate => predicate[0].GetString()).ToHashSet();
        var table = ThemeEventTable.Read(Resource("Themes/event-themes.json"));
        Assert.True(table.Predicates.Length >= 70);
        Assert.All(table.Predicates, predicate => Assert.Contains(predicate, predicates));
        Assert.All(table.Predicates.SelectMany(predicate => table.Themes(predicate)), theme => Assert.True(Model.Themes.Contains(theme.Theme) && theme.Probability is > 0 and < 1, theme.Theme));
    }

    [Theory]
    [InlineData("Prince Aldous swore to avenge his murdered father and rode out to kill the baron.", "the desire for vengeance")]
    [InlineData("For nine weeks the army lay before the walls while the garrison inside ate rats and boiled leather.", "rpg:siege")]
    [InlineData("The steward had sold the plans to the enemy; he betrayed the lord who trusted him.", "betrayal")]
    [InlineData("Two brothers quarrelled over the farm.", "brother and brother")]
    [InlineData("The fever spread from the docks and the gates were shut against the sick.", "rpg:plague")]
    public void Lines_of_a_log_show_what_a_reader_sees_in_them(string text, string theme) =>
        Assert.Contains(theme, Analyser.Analyse(new ThemeRequest([new ThemeSource("log", text)])).Hits.Take(3).Select(hit => hit.Theme));

    /// <summary>Stems and single words occur by chance; five words in a row do not.</summary>
    [Fact]
    public void No_sentence_of_the_ontology_is_in_what_is_shipped()
    {
        var folder = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{DataVariable} names no folder.");
        var shipped = Encoding.UTF8.GetString(Resource("Themes/Packs/literary-themes.json")) + Encoding.UTF8.GetString(Resource("Themes/Packs/themes.model"));
        using var stories = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder!, "lto", "stories-train.json")));
        using var themes = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder!, "lto", "themes.json")));
        var sentences = themes.RootElement.EnumerateArray().Select(theme => theme.GetProperty("definition").GetString()!)
            .Concat(stories.RootElement.EnumerateArray().Where((_, at) => at % 40 == 0).SelectMany(story => story.GetProperty("themes").EnumerateArray()).Select(theme => theme.GetProperty("motivation").GetString()!));
        foreach (var sentence in sentences.Select(sentence => sentence.ReplaceLineEndings(" ")).Where(sentence => sentence.Length >= 40))
            Assert.False(shipped.Contains(sentence, StringComparison.Ordinal), sentence);
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(ThemePack).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
