namespace OrleansCampaigns.Journal;

/// <summary>How a user wants to be told of one kind in one campaign.</summary>
public readonly record struct InboxPreference(Guid CampaignId, short Kind, short Delivery);
