using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>The ontology from the folder of test data, and the packs of the product.</summary>
internal static class ThemeData
{
    public const string FolderVariable = "CAMPAIGNS_TEST_DATA";

    /// <summary>Null without the data.</summary>
    public static ThemeCorpus? Ontology() => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
        ? LiteraryOntology.Stories(File.ReadAllBytes(Path.Combine(folder, "lto", "stories-train.json")), [Pack(folder)])
        : null;

    /// <summary>With all definitions, to train on.</summary>
    public static ThemePack Pack(string folder) => LiteraryOntology.Import(File.ReadAllBytes(Path.Combine(folder, "lto", "themes.json"))).Pack ?? throw new InvalidDataException("The ontology cannot be read.");
}
