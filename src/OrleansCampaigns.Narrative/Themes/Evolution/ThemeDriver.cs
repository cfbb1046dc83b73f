namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <param name="Id">Of the character, the region or the event.</param>
public readonly record struct ThemeDriver(DriverKind Kind, string Id);
