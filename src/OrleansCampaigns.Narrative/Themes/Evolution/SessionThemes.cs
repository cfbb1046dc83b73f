using System.Collections.Immutable;

namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>What one closed session showed.</summary>
/// <param name="Number">Ascending within a campaign; numbers may be left out.</param>
/// <param name="Themes">The session's shares of themes, each once.</param>
/// <param name="Events">What the shares come from. A session without events counts as one event with its shares.</param>
public sealed record SessionThemes(int Number, ImmutableArray<ThemeWeight> Themes, ImmutableArray<SessionEvent> Events)
{
    /// <summary>Of a longer session the first ones count; so many lines of sixteen themes are about 2 KB.</summary>
    public const int EventsMax = 24;

    /// <summary>Of an event the first ones count; what is left out belongs to all others alike.</summary>
    public const int ThemesMax = 16;
}
