using System.Collections.Immutable;
using OrleansCampaigns.Narrative.Stories.Prose;
using OrleansCampaigns.Narrative.Themes;
using OrleansCampaigns.Rules.Worlds;

namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Everything that an engine is made of besides code, parsed and frozen: about 40 MB, one for a silo.</summary>
/// <param name="Storylets">What chapters are made of.</param>
/// <param name="Moves">What happens between them.</param>
/// <param name="Lexicon">The phrases.</param>
/// <param name="Themes">Of all packs: names and kinship.</param>
public sealed record StoryContents(StoryletCatalog Storylets, StoryletCatalog Moves, ProseLexicon Lexicon, ThemeHierarchy Themes)
{
    private const string Folder = "Stories/";
    private const string StoryletFolder = Folder + "Storylets/";
    private const string LexiconFolder = Folder + "Lexicon/";
    private const string Ending = ".json";

    public Vocabulary Vocabulary => Storylets.Vocabulary;

    /// <summary>The vocabulary once more, as the checker of worlds reads it.</summary>
    public required WorldLaws Laws { get; init; }

    /// <param name="names">Of all files that there are, e.g. <c>Stories/Storylets/heart-01.json</c>; in any order.</param>
    /// <param name="bytes">A file's content.</param>
    /// <exception cref="FormatException">Content that comes with the engine cannot be read: a bug.</exception>
    public static StoryContents Read(IEnumerable<string> names, Func<string, ReadOnlyMemory<byte>> bytes)
    {
        var all = names.Order(StringComparer.Ordinal).ToArray();
        var vocabulary = Vocabulary.Read(bytes("Stories/vocabulary.json"), bytes("Stories/conduct.json"));
        var reader = new StoryletReader(vocabulary);
        IEnumerable<Storylet> Storylets(string name)
        {
            var file = reader.Read(bytes(name));
            return file.Findings is [var first, ..] ? throw new FormatException($"{name}: {first}") : file.Storylets;
        }

        var literature = ThemePackReader.Read(bytes("Themes/Packs/literary-themes.json").Span).Pack ?? throw new FormatException("The pack of literary themes cannot be read.");
        var play = ThemePackReader.Read(bytes("Themes/Packs/role-playing.json").Span, literature).Pack ?? throw new FormatException("The pack of themes of play cannot be read.");
        return new StoryContents(
            new StoryletCatalog(vocabulary, all.Where(name => name.StartsWith(StoryletFolder, StringComparison.Ordinal)).SelectMany(Storylets)),
            new StoryletCatalog(vocabulary, Storylets("Stories/moves.json")),
            ProseLexicon.Read([.. all.Where(name => name.StartsWith(LexiconFolder, StringComparison.Ordinal)).Select(name => KeyValuePair.Create(name[LexiconFolder.Length..^Ending.Length], bytes(name)))]),
            new ThemeHierarchy([literature, play]))
        {
            Laws = WorldLaws.Read(bytes("Stories/vocabulary.json"), bytes("Stories/conduct.json")),
        };
    }

    /// <summary>As prose names a theme: <c>siege</c> for <c>rpg:siege</c>.</summary>
    public string NameOf(string theme) => Themes.Find(theme) is >= 0 and var at ? Themes.Themes[at].Name : theme[(theme.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
