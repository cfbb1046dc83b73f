using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>
/// A set of themes as data. Anybody may write one; <see cref="ThemePackReader"/> says what is wrong with it. As JSON:
/// <c>{"id","name","version","licence","attribution","themes":[ThemeDefinition…]}</c>.
/// </summary>
/// <param name="Id">Lower-case letters, digits and hyphens, at most 64.</param>
/// <param name="Version">Of the pack's content, as its author counts.</param>
/// <param name="Licence">Under which the pack may be used, an SPDX identifier where there is one.</param>
/// <param name="Attribution">What must be said where the pack is used; may be empty.</param>
/// <param name="Themes">At most <see cref="ThemesMax"/>, ids and names unique.</param>
public sealed record ThemePack(string Id, string Name, string Version, string Licence, string Attribution, ImmutableArray<ThemeDefinition> Themes)
{
    /// <summary>A larger pack is refused: a theme's index is stored in sixteen bits, and a posterior over all themes is computed for each sentence.</summary>
    public const int ThemesMax = 10_000;
}

/// <summary>One theme of a pack.</summary>
/// <param name="Id">How everything else refers to the theme. The name itself where the pack gives no id.</param>
/// <param name="Definition">What a story with this theme is about; empty in a pack that ships names only.</param>
/// <param name="Parents">Ids or names, of this pack or of another one.</param>
public sealed record ThemeDefinition(string Id, string Name, string Definition, ImmutableArray<string> Parents, ImmutableArray<string> Aliases)
{
    /// <summary>An id or a name, or null.</summary>
    public string? Opposite { get; init; }

    /// <summary>What the theme asks of a value axis, in the order of <see cref="ThemePackReader.AxisNames"/>.</summary>
    public ImmutableArray<ThemeAxis> Axes { get; init; } = [];

    public ThemeFrame? Frame { get; init; }

    /// <summary>Sentences that show the theme; a trainer learns from them. Empty in a pack that ships names only.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];
}

/// <param name="Name">One of <see cref="ThemePackReader.AxisNames"/>.</param>
/// <param name="Value">−1, 0 or 1.</param>
public sealed record ThemeAxis(string Name, int Value);

/// <summary>What a story of the theme is made of.</summary>
/// <param name="Roles">Two to four; the kind is one of the kinds of <c>vocabulary.json</c>.</param>
/// <param name="Desire">What someone wants.</param>
/// <param name="Obstacle">What stands against it.</param>
/// <param name="Events">Predicates of <c>vocabulary.json</c> that speak for the theme.</param>
/// <param name="Stakes">What is lost.</param>
/// <param name="Tone">One of <see cref="ThemePackReader.Tones"/>.</param>
public sealed record ThemeFrame(ImmutableArray<ThemeRole> Roles, string Desire, string Obstacle, ImmutableArray<string> Events, string Stakes, string Tone);

public sealed record ThemeRole(string Name, string Kind);
