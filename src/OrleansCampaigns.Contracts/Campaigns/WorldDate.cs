namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A day in the calendar of the world.</summary>
/// <param name="Year">-99,999 to 99,999; there is a year 0.</param>
/// <param name="Month">One-based.</param>
/// <param name="Day">One-based.</param>
[Alias("world-date")]
public readonly record struct WorldDate(int Year, int Month, int Day);
