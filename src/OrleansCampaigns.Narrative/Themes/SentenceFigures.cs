namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The theme of one sentence, in per cent of the sentences.</summary>
/// <param name="Near">The first theme is the right one, its parent, child or sibling.</param>
/// <param name="CalibrationError">Of all that is reported, 0 to 1.</param>
/// <param name="FirstCalibrationError">Of the first theme alone.</param>
public sealed record SentenceFigures(int Count, double RecallAt1, double RecallAt5, double RecallAt10, double ReciprocalRank, double Near, double CalibrationError, double FirstCalibrationError);
