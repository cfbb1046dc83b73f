namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>A turning point.</summary>
/// <param name="Index">Of the first session after it, in the order of closing.</param>
/// <param name="Probability">That a change lies within one session of it, to the millionth.</param>
public sealed record ThemeChange(int Index, double Probability);
