namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One month, the same in every year.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Days">1 to 400.</param>
[Alias("calendar-month")]
public sealed record CalendarMonth(string Name, int Days);
