using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Narrative.Tests.Themes;

/// <summary>Six themes with their own words, told in sentences that are put together: enough to learn from within a second.</summary>
internal static class SmallCorpus
{
    private static readonly (string Theme, string[] Verbs, string[] Things)[] Themes =
    [
        ("betrayal", ["betrayed", "deceived", "sold out", "informed on"], ["her friend", "the conspirators", "his sworn brother", "the alliance"]),
        ("siege", ["besieged", "blockaded", "bombarded", "starved out"], ["the fortress", "the walled town", "the castle gate", "the garrison"]),
        ("romantic love", ["kissed", "courted", "adored", "fell for"], ["his sweetheart", "the young bride", "her darling", "the suitor"]),
        ("plague", ["infected", "sickened", "contaminated", "quarantined"], ["the feverish village", "the sick quarter", "the patients", "the coughing crowd"]),
        ("treasure hunt", ["dug up", "searched for", "unearthed", "mapped"], ["the buried gold", "the hidden chest", "the pirate jewels", "the lost hoard"]),
        ("revenge", ["avenged", "retaliated against", "punished", "hunted down"], ["the murderer", "his father's killer", "those who had wronged her", "the old enemy"]),
    ];

    public static ThemePack Pack { get; } = new(
        "small", "Small", "1", "MIT", "", [.. Themes.Select(theme => new ThemeDefinition(theme.Theme, theme.Theme, $"A story about {theme.Theme}.", [], []))]);

    public static ThemeCorpus Corpus { get; } = Create();

    public static ThemeModel Model { get; } = ThemeTrainer.Train(Corpus);

    public static ThemeAnalyser Analyser { get; } = new(Model, [Pack], ThemeEventTable.Read("""{"siege":{"siege":0.95},"dance":{"unknown theme":0.9}}"""u8));

    private static ThemeCorpus Create()
    {
        var (examples, stories) = (ImmutableArray.CreateBuilder<ThemeExample>(), ImmutableArray.CreateBuilder<ThemeStory>());
        string[] names = ["Orla", "Pell", "Rusk", "Tamsin", "Ulric", "Venn", "Wystan", "Ysolde"];
        for (var story = 0; story < 48; story++)
        {
            stories.Add(new ThemeStory($"The Tale of {names[story % names.Length]} {story}", $"series {story / 2}"));
            for (var theme = 0; theme < Themes.Length; theme++)
            {
                var (verb, thing) = (Themes[theme].Verbs[(story + theme) % 4], Themes[theme].Things[(story / 4) % 4]);
                examples.Add(new ThemeExample(theme, story, ThemeLevel.Major, $"Once {names[(story + theme) % names.Length]} {verb} {thing} in the {(story % 2 == 0 ? "winter" : "summer")}."));
            }
        }

        return new ThemeCorpus([Pack], stories.ToImmutable(), examples.ToImmutable());
    }
}
