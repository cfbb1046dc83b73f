namespace OrleansCampaigns.Journal;

/// <summary>How many jobs there may be for one more to be accepted.</summary>
/// <param name="WaitingOfCampaignMax">Of its campaign, that wait.</param>
/// <param name="KeptOfCampaignMax">Of its campaign, with those that are over and not forgotten.</param>
/// <param name="WaitingMax">Of all, that wait.</param>
public readonly record struct JobRoom(int WaitingOfCampaignMax, int KeptOfCampaignMax, int WaitingMax);
