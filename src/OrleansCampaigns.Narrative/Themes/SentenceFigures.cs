namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The theme of one sentence, in per cent of the sentences.</summary>
/// <param name="Near">The first theme is the right one, its parent, child or sibling.</param>
/// <param name="CalibrationError">Of the first theme's probability, 0 to 1; not a number where the scores are none.</param>
public sealed record SentenceFigures(int Count, double RecallAt1, double RecallAt5, double RecallAt10, double ReciprocalRank, double Near, double CalibrationError);
