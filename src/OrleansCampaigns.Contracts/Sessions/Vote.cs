namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A member's answer to a proposed date.</summary>
[Alias("vote")]
public enum Vote
{
    Yes,
    No,
    IfNeedBe,
}
