using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes;

/// <summary>What is to be analysed, with all that a campaign knows about it.</summary>
/// <param name="Sources">Texts in their order. Beyond <see cref="CharactersMax"/> characters in all, texts are cut, and the analysis says so.</param>
public sealed record ThemeRequest(ImmutableArray<ThemeSource> Sources)
{
    /// <summary>About 80,000 words: the logs of ten evenings.</summary>
    public const int CharactersMax = 480_000;

    /// <summary>Events beyond these are not looked at, and the analysis says so.</summary>
    public const int EventsMax = 10_000;

    public ImmutableArray<ThemeEvent> Events { get; init; } = [];

    public CampaignNames Names { get; init; } = CampaignNames.None;

    /// <summary>Oldest first; of more than <see cref="ThemeMemory.CorrectionsMax"/> the latest count.</summary>
    public ImmutableArray<ThemeCorrection> Corrections { get; init; } = [];

    /// <summary>The most certain and most different are kept.</summary>
    public int HitsMax { get; init; } = 12;
}

/// <param name="Id">How spans name it, such as <c>session/12#44</c>.</param>
public sealed record ThemeSource(string Id, string Text);

/// <param name="Id">How spans name it.</param>
/// <param name="Predicate">What happened, a predicate of <c>vocabulary.json</c>.</param>
public sealed record ThemeEvent(string Id, string Predicate);

/// <summary>What the game master said about a text.</summary>
/// <param name="Theme">The theme's id; one that the model does not know is passed over.</param>
/// <param name="IsShown">Whether the text shows the theme.</param>
public sealed record ThemeCorrection(string Text, string Theme, bool IsShown);
