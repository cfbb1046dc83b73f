namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <summary>What may have moved a theme.</summary>
public enum DriverKind
{
    Character,
    Region,
    Event,
}
