namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>How often there is a summary, when there is anything to sum up. The numbers are stored.</summary>
[Alias("digest-every")]
public enum DigestEvery
{
    Never = 0,
    Hour = 1,
    Day = 2,
}
