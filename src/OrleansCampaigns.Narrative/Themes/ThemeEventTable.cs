using System.Collections.Immutable;
using System.Text.Json;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// What a typed event says about themes: <c>{"predicate":{"theme":0.9}}</c>, the number being how probable the event alone makes the theme. The shipped table is <c>Themes/event-themes.json</c>.
/// An event is no guess at words, so these are high; a predicate that says nothing of a theme is not in the table.
/// </summary>
public sealed class ThemeEventTable
{
    private readonly Dictionary<string, ImmutableArray<ThemeOfEvent>> _themes = new(StringComparer.Ordinal);

    private ThemeEventTable()
    {
    }

    public static ThemeEventTable Empty { get; } = new();

    /// <summary>In the order of the ordinals.</summary>
    public ImmutableArray<string> Predicates => [.. _themes.Keys.Order(StringComparer.Ordinal)];

    /// <exception cref="JsonException">The table, which is shipped with the engine, is damaged.</exception>
    public static ThemeEventTable Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var table = new ThemeEventTable();
        foreach (var predicate in document.RootElement.EnumerateObject())
            table._themes.Add(predicate.Name, [.. predicate.Value.EnumerateObject().Select(theme => new ThemeOfEvent(theme.Name, theme.Value.GetDouble())).OrderBy(theme => theme.Theme, StringComparer.Ordinal)]);
        return table;
    }

    public ImmutableArray<ThemeOfEvent> Themes(string predicate) => _themes.GetValueOrDefault(predicate, []);
}

/// <param name="Theme">Its id.</param>
/// <param name="Probability">Above 0, below 1.</param>
public sealed record ThemeOfEvent(string Theme, double Probability);
