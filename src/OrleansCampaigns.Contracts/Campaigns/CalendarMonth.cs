namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>One month, the same in every year.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Days">1 to 400.</param>
[GenerateSerializer, Immutable, Alias("calendar-month")]
public sealed record CalendarMonth([property: Id(0)] string Name, [property: Id(1)] int Days);
