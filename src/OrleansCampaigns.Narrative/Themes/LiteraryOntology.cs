using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// Reads the Literary Theme Ontology in its JSON form (github.com/theme-ontology/theming, MIT, Copyright (c) 2021 Theme Ontology): a list of themes
/// <c>{"name","definition","parents","aliases"}</c>, and a list of stories <c>{"id","title","date","group","themes":[{"level","theme","motivation"}]}</c>.
/// </summary>
public static class LiteraryOntology
{
    public const string PackId = "literary-themes";

    public const string Attribution = "Names, hierarchy and aliases of themes from the Literary Theme Ontology. Copyright (c) 2021 Theme Ontology, MIT licence, github.com/theme-ontology/theming";

    /// <summary>Larger input is refused unread.</summary>
    public const int BytesMax = 64 * 1024 * 1024;

    /// <summary>The pack with all it says, to train on. Parents that are no theme of the list are left out: the list itself names some.</summary>
    public static ThemePackResult Import(ReadOnlySpan<byte> themes)
    {
        if (Parse(themes) is not { } document) return Refused();
        using (document)
        {
            var errors = new List<ThemePackError>();
            var read = ImmutableArray.CreateBuilder<ThemeDefinition>();
            if (document.RootElement.ValueKind != JsonValueKind.Array) return Refused();
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var fields = new JsonFields(element, $"[{read.Count}]", errors);
                var name = fields.Text("name", required: true);
                read.Add(new ThemeDefinition(name, name, fields.Text("definition"), fields.Texts("parents", ThemePackReader.ListMax), fields.Texts("aliases", ThemePackReader.ListMax)));
            }

            var known = new HashSet<string>(read.Select(theme => theme.Name), StringComparer.Ordinal);
            var pack = new ThemePack(PackId, "Themes of literature", "2026.1", "MIT", Attribution, [.. read.Select(theme => theme with { Parents = [.. theme.Parents.Where(known.Contains)] })]);
            errors.AddRange(ThemePackReader.Check(pack));
            return errors.Count == 0 ? new ThemePackResult(pack, []) : new ThemePackResult(null, [.. errors.Take(ThemePackReader.ErrorsMax)]);
        }
    }

    /// <summary>What ships: without any definition or example.</summary>
    public static ThemePack WithoutSentences(ThemePack pack) =>
        pack with { Themes = [.. pack.Themes.Select(theme => theme with { Definition = "", Examples = [] })] };

    /// <summary>Null when the bytes are no such list of stories.</summary>
    /// <param name="stories">The JSON.</param>
    /// <param name="packs">Whose themes the stories name.</param>
    public static ThemeCorpus? Stories(ReadOnlySpan<byte> stories, ImmutableArray<ThemePack> packs)
    {
        if (Parse(stories) is not { } document) return null;
        using (document)
        {
            var errors = new List<ThemePackError>();
            var hierarchy = new ThemeHierarchy(packs);
            var (read, examples, skipped) = (ImmutableArray.CreateBuilder<ThemeStory>(), ImmutableArray.CreateBuilder<ThemeExample>(), 0);
            if (document.RootElement.ValueKind != JsonValueKind.Array) return null;
            foreach (var element in document.RootElement.EnumerateArray())
            {
                var fields = new JsonFields(element, $"[{read.Count}]", errors);
                foreach (var (annotation, path) in fields.Objects("themes", 1_000))
                {
                    var of = new JsonFields(annotation, path, errors);
                    var (theme, text) = (hierarchy.Find(of.Text("theme", required: true)), of.Text("motivation"));
                    if (theme < 0 || text.Length == 0) skipped++;
                    else examples.Add(new ThemeExample(theme, read.Count, LevelOf(of.Text("level")), text));
                }

                read.Add(new ThemeStory(fields.Text("title"), fields.Text("group", required: true)));
            }

            return errors.Count > 0 ? null : new ThemeCorpus(packs, read.ToImmutable(), examples.ToImmutable(), skipped);
        }
    }

    private static ThemeLevel LevelOf(string level) => level switch
    {
        "choice" => ThemeLevel.Choice,
        "major" => ThemeLevel.Major,
        _ => ThemeLevel.Minor,
    };

    private static ThemePackResult Refused() => new(null, [new ThemePackError("pack.syntax", "$", "This is no list of themes in JSON.")]);

    private static JsonDocument? Parse(ReadOnlySpan<byte> json)
    {
        if (json.Length > BytesMax) return null;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
