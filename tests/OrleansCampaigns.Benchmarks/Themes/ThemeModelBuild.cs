using OrleansCampaigns.Narrative.Themes;

namespace OrleansCampaigns.Benchmarks.Themes;

/// <summary>
/// Makes the packs and the model that are shipped. <c>import FOLDER</c> makes the packs out of the test data and a folder of <c>overlay-*.json</c> and <c>frames-*.json</c>; <c>train</c> makes the model out of the test data and the
/// shipped pack of play; both write into the Narrative project, or into another folder if one is named. The same input gives the same bytes.
/// </summary>
internal static class ThemeModelBuild
{
    public const string Verb = "themes-model";

    private const string Play = "role-playing.json";

    private static readonly string[] Parts = ["overlay-*.json", "frames-*.json"];

    private static readonly ThemePack PlayHead = new("role-playing", "Themes of play", "1", "MIT", "", []);

    public static int Run(string[] arguments) => (Environment.GetEnvironmentVariable(ThemeData.FolderVariable), arguments) switch
    {
        ({ Length: > 0 } data, ["import", var parts]) => Import(data, parts, Packs()),
        ({ Length: > 0 } data, ["train"]) => Train(data, Packs()),
        ({ Length: > 0 } data, ["train", var target]) => Train(data, target),
        _ => Refuse($"Usage: {Verb} import FOLDER | train [TARGET], with {ThemeData.FolderVariable} set."),
    };

    private static int Import(string data, string parts, string target)
    {
        var ontology = ThemeData.Pack(data);
        var read = Parts.SelectMany(pattern => Directory.GetFiles(parts, pattern).Order(StringComparer.Ordinal)).Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)).ToList();
        var play = ThemeWorkshop.Import(PlayHead, read, ontology);
        var framed = ThemeWorkshop.AddFrames(LiteraryOntology.WithoutSentences(ontology), read);
        foreach (var error in play.Errors.Concat(framed.Errors)) Console.Error.WriteLine($"{error.Code} {error.Position}: {error.Message}");
        if (play.Pack is null || framed.Pack is null) return 1;
        Directory.CreateDirectory(target);
        File.WriteAllBytes(Path.Combine(target, Play), ThemePackWriter.Write(play.Pack));
        File.WriteAllBytes(Path.Combine(target, "literary-themes.json"), ThemePackWriter.Write(framed.Pack));
        Console.WriteLine($"{play.Pack.Themes.Length} themes of play, {framed.Pack.Themes.Length} of literature, {framed.Pack.Themes.Count(theme => theme.Frame is not null)} of them with a frame.");
        return 0;
    }

    private static int Train(string data, string target)
    {
        var play = ThemePackReader.Read(File.ReadAllBytes(Path.Combine(Packs(), Play)), ThemeData.Pack(data));
        var corpus = play.Pack is null ? null : LiteraryOntology.Stories(File.ReadAllBytes(Path.Combine(data, "lto", "stories-train.json")), [ThemeData.Pack(data), play.Pack]);
        if (corpus is null) return Refuse("The pack of play or the stories cannot be read.");
        var bytes = ThemeWorkshop.Train(SeriesOfStories.Widen(corpus));
        File.WriteAllBytes(Path.Combine(target, "themes.model"), bytes);
        Console.WriteLine($"{bytes.Length} bytes, SHA-256 {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}; {corpus.Skipped} annotations name a theme that the ontology's list has not.");
        return 0;
    }

    private static string Packs([System.Runtime.CompilerServices.CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../../src/OrleansCampaigns.Narrative/Themes/Packs"));

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
