namespace OrleansCampaigns.Narrative.Themes;

/// <summary>How much of a story is about a theme.</summary>
public enum ThemeLevel
{
    /// <summary>It is there.</summary>
    Minor,

    /// <summary>It matters.</summary>
    Major,

    /// <summary>The story is about it.</summary>
    Choice,
}
