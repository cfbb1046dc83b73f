namespace OrleansCampaigns.Narrative.Themes.Evolution;

/// <param name="Gain">How much the fit of the new mix over the old would lose without the driver's events, in nats, to the millionth.</param>
public sealed record DriverShare(ThemeDriver Driver, double Gain);
