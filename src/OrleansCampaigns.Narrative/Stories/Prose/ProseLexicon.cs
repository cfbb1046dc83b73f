using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Stories.Prose;

/// <summary>
/// All phrases that are not a storylet's: senses of places, weather, times, people's wants and voices, names, openings of rumours and recaps, a phrase for each predicate. Read once, shared by all
/// writers, never changed. About 7,000 templates, 5 MB when parsed.
/// </summary>
public sealed class ProseLexicon
{
    private const string FallbackPlace = "road";
    private const string FallbackWeather = "mild";

    private readonly FrozenDictionary<string, ImmutableArray<Template>> _lists;

    private ProseLexicon(FrozenDictionary<string, ImmutableArray<Template>> lists) => _lists = lists;

    /// <summary>All lists by path, in ordinal order: for the linter and for tests.</summary>
    public ImmutableArray<string> Paths => [.. _lists.Keys.Order(StringComparer.Ordinal)];

    /// <param name="files">Each a name without ending, e.g. <c>places-01</c>, and its bytes. A path in two files joins their lists in the order of the names.</param>
    /// <exception cref="TemplateFormatException">A phrase is no template.</exception>
    /// <exception cref="JsonException">A file is no JSON, or something else than objects, lists and texts.</exception>
    public static ProseLexicon Read(ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var lists = new SortedDictionary<string, ImmutableArray<Template>.Builder>(StringComparer.Ordinal);
        foreach (var file in files.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key)))
        {
            using var document = JsonDocument.Parse(file.Value, new JsonDocumentOptions { MaxDepth = 8 });
            var part = file.Key.IndexOf('-', StringComparison.Ordinal);
            Walk(part < 0 ? file.Key : file.Key[..part], document.RootElement, lists);
        }

        return new ProseLexicon(lists.ToFrozenDictionary(list => list.Key, list => list.Value.ToImmutable(), StringComparer.Ordinal));
    }

    /// <summary>The list at <paramref name="path"/>, e.g. <c>prose/time</c> or <c>phrases/betrays/yes</c>; empty when there is none.</summary>
    public ImmutableArray<Template> this[string path] => _lists.GetValueOrDefault(path, []);

    /// <summary>Phrases for a sense slot of a scenery. Never empty with the content that ships.</summary>
    internal ImmutableArray<Template> Sense(string sense, Scenery scenery)
    {
        var found = sense switch
        {
            "time" => this["prose/time"],
            "weather" => Either($"prose/weather/{scenery.Weather}", $"prose/weather/{FallbackWeather}"),
            _ => Either($"places/{scenery.PlaceKind}/{sense}", $"places/{FallbackPlace}/{sense}"),
        };
        return found.IsEmpty ? throw new InvalidOperationException($"The lexicon has no {sense}.") : found;
    }

    /// <summary>Of an archetype when it has a list, otherwise of everybody.</summary>
    internal ImmutableArray<Template> OfPerson(string archetype, string what) => Either($"people/archetypes/{archetype}/{what}", $"people/{what}");

    internal ImmutableArray<Template> Either(string path, string otherwise) => this[path] is { IsEmpty: false } found ? found : this[otherwise];

    private static void Walk(string path, JsonElement element, SortedDictionary<string, ImmutableArray<Template>.Builder> lists)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Walk($"{path}/{property.Name}", property.Value, lists);
                break;
            case JsonValueKind.Array:
                foreach (var entry in element.EnumerateArray()) Walk(path, entry, lists);
                break;
            case JsonValueKind.String:
                if (!lists.TryGetValue(path, out var list)) lists.Add(path, list = ImmutableArray.CreateBuilder<Template>());
                list.Add(Template.Parse(string.Create(CultureInfo.InvariantCulture, $"{path}/{list.Count}"), element.GetString()!));
                break;
            default:
                throw new JsonException($"{path} is neither an object nor a list nor a text.");
        }
    }
}
