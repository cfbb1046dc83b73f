namespace OrleansCampaigns.Narrative.Themes;

/// <summary>The themes of a story by its sentences, in per cent.</summary>
/// <param name="RPrecision">Of as many themes as the story has, how many of the first ones are right.</param>
/// <param name="Gain">nDCG of the first ten.</param>
/// <param name="CalibrationError">Of what is reported, 0 to 1.</param>
public sealed record DocumentFigures(int Count, double PrecisionAt1, double RPrecision, double AveragePrecision, double Gain, double CalibrationError);
