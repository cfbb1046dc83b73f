namespace OrleansCampaigns.Narrative.Stories;

/// <summary>Six values that people, factions, themes and scenes share, so that a pull between them can be counted.</summary>
public enum ValueAxis
{
    Care,
    Loyalty,
    Authority,
    Liberty,
    Honesty,
    Ambition,
}
