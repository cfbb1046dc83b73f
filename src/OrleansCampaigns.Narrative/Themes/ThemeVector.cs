namespace OrleansCampaigns.Narrative.Themes;

/// <summary>A text as weighted features.</summary>
/// <param name="Indices">Of the vocabulary, ascending, each once.</param>
/// <param name="Values">Beside the indices; their squares sum to 1.</param>
/// <param name="Terms">Each occurrence with its place, ascending by index, then place.</param>
internal sealed record ThemeVector(int[] Indices, float[] Values, List<ThemeTerm> Terms);

/// <summary>Where a known feature occurs.</summary>
internal readonly record struct ThemeTerm(int Index, ThemeFeature Feature);
