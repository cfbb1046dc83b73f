namespace OrleansCampaigns.Journal;

/// <summary>Where a notice got to.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Number">1, 2, 3 … for each user, without gaps.</param>
/// <param name="Delivery">As the user wants it.</param>
public readonly record struct InboxPlace(Guid UserId, long Number, short Delivery);
