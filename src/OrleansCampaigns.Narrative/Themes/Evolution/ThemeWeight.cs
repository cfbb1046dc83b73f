namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <param name="Theme">Its id.</param>
/// <param name="Weight">A probability or a share, 0 to 1.</param>
public readonly record struct ThemeWeight(string Theme, double Weight);
