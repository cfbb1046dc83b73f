namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>What a game master should know.</summary>
/// <param name="Code"><c>themes.promised-silent</c> or <c>themes.drift</c>.</param>
/// <param name="Theme">Which; empty for a drift of the whole.</param>
/// <param name="Measure">Sessions of silence, or distance of what happened from what was planned.</param>
public sealed record ThemeAlert(string Code, string Theme, double Measure);
