namespace OrleansCampaigns.Contracts.Stories;

/// <summary>A theme that is asked for.</summary>
/// <param name="Theme">Its id or name in a theme pack, 1 to 120 characters.</param>
/// <param name="Weight">1 to 1,000.</param>
[Alias("theme-share")]
public sealed record ThemeShare(string Theme, int Weight = 500);
