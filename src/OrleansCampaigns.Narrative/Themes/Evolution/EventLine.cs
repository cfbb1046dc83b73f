namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>An event as likelihood ratios against a line of any theme.</summary>
/// <param name="Themes">Dense indices of the campaign's themes.</param>
/// <param name="Ratios">Beside them: probability divided by that of a theme drawn blindly.</param>
/// <param name="Rest">The ratio of all themes not listed.</param>
internal sealed record EventLine(int[] Themes, double[] Ratios, double Rest);
