namespace OrleansCampaigns.Narrative.Stories;

/// <param name="Theme">As storylets name it, e.g. <c>betrayal</c> or <c>rpg:siege</c>.</param>
/// <param name="Weight">1 … 1000.</param>
public readonly record struct WeightedTheme(string Theme, int Weight);
