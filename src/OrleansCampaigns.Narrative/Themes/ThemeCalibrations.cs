namespace OrleansCampaigns.Narrative.Themes;

/// <param name="Sentence">Of the posterior of one sentence.</param>
/// <param name="Document">Of the evidence of all of a document's sentences.</param>
internal sealed record ThemeCalibrations(ThemeCalibration Sentence, ThemeCalibration Document)
{
    public static ThemeCalibrations None { get; } = new(ThemeCalibration.None, ThemeCalibration.None);
}
