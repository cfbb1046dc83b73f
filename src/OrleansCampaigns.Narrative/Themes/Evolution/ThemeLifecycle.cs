namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>
/// The life of one theme, one step a session. Strength is an average of shares that halves in <see cref="HalfLife"/> sessions; a theme enters a state at a higher strength than it leaves it,
/// so that noise does not flip it.
/// </summary>
/// <param name="State">After the last session.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="Silent">Sessions since the theme was last shown.</param>
public sealed record ThemeLifecycle(ThemeState State, double Strength, int Silent)
{
    public const double HalfLife = 3;

    /// <summary>A share from here on shows the theme.</summary>
    public const double Shown = 0.05;

    /// <summary>A strength from here on dominates; below <see cref="Fades"/> it does no longer.</summary>
    public const double Dominates = 0.15;

    public const double Fades = 0.10;

    /// <summary>A theme that is silent for so many sessions is dormant.</summary>
    public const int DormantAfter = 4;

    private static readonly double s_kept = Math.Pow(0.5, 1 / HalfLife);

    public static ThemeLifecycle Unseen { get; } = new(ThemeState.Absent, 0, 0);

    /// <param name="share">Of this session.</param>
    /// <param name="settled">The campaign's record says that the theme's thread was settled in this session.</param>
    public ThemeLifecycle Next(double share, bool settled)
    {
        var strength = Quantised.Of((s_kept * Strength) + ((1 - s_kept) * share));
        var silent = share >= Shown ? 0 : Silent + 1;
        return new(settled ? ThemeState.Resolved : After(strength, silent), strength, State == ThemeState.Absent && silent > 0 ? 0 : silent);
    }

    private ThemeState After(double strength, int silent)
    {
        if (State == ThemeState.Absent) return silent == 0 ? ThemeState.Seeded : ThemeState.Absent;
        if (State is ThemeState.Dormant or ThemeState.Resolved) return silent == 0 ? ThemeState.Returned : State;
        if (silent >= DormantAfter) return ThemeState.Dormant;
        if (strength >= Dominates) return ThemeState.Dominant;
        if (State == ThemeState.Dominant) return strength < Fades ? ThemeState.Fading : ThemeState.Dominant;
        if (Quantised.Long(strength) < Quantised.Long(Strength)) return State == ThemeState.Rising && strength >= Shown ? ThemeState.Rising : State is ThemeState.Seeded or ThemeState.Returned ? State : ThemeState.Fading;
        return strength >= Shown ? ThemeState.Rising : State;
    }
}
