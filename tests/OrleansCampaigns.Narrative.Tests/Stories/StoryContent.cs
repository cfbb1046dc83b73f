using OrleansCampaigns.Narrative.Stories;

namespace OrleansCampaigns.Narrative.Tests.Stories;

/// <summary>The content that ships with the engine, read from its resources.</summary>
internal static class StoryContent
{
    public static readonly Vocabulary Vocabulary = Vocabulary.Read(Bytes("Stories/vocabulary.json"), Bytes("Stories/conduct.json"));

    public static readonly (string Name, StoryletFile File)[] Files =
        [.. Names().Where(name => name.StartsWith("Stories/Storylets/", StringComparison.Ordinal)).Select(name => (name, new StoryletReader(Vocabulary).Read(Bytes(name))))];

    public static readonly StoryletCatalog Catalog = new(Vocabulary, Files.SelectMany(file => file.File.Storylets).DistinctBy(storylet => storylet.Id));

    public static readonly StoryletCatalog Moves = new(Vocabulary, new StoryletReader(Vocabulary).Read(Bytes("Stories/moves.json")).Storylets);

    public static readonly ThemeAffinity Affinity = ChapterEngine.Shipped.Affinity;

    public static string[] Names() => [.. typeof(Vocabulary).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
