namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A text with its theme, as features.</summary>
/// <param name="Story">Of the corpus, −1 for an example of a pack, <see cref="OfTheTheme"/> for a theme's own name, alias or definition.</param>
internal sealed record ThemeTrainingText(ThemeVector Vector, int Theme, int Story)
{
    public const int OfTheTheme = -2;
}
