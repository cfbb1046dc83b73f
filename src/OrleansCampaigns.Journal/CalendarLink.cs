namespace OrleansCampaigns.Journal;

/// <summary>A member's link to the calendar of a campaign.</summary>
/// <param name="Id">Names it to its owner; opens nothing.</param>
/// <param name="UserId">The member.</param>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record CalendarLink(Guid Id, Guid UserId, Guid CampaignId, string Name, DateTimeOffset CreatedAt);
