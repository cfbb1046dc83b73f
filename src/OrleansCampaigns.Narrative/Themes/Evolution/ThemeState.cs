namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>Where a theme stands in its life; see <see cref="ThemeLifecycle"/>.</summary>
public enum ThemeState
{
    /// <summary>Never shown.</summary>
    Absent,

    /// <summary>Shown, but not much.</summary>
    Seeded,

    Rising,

    Dominant,

    Fading,

    /// <summary>Silent, but not settled.</summary>
    Dormant,

    /// <summary>Shown again after it was dormant.</summary>
    Returned,

    /// <summary>The game master called it settled, or it faded to silence after that.</summary>
    Resolved,
}
