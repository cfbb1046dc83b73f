namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>How much one answer holds of a list. A page names the place where the next begins, or nothing when it was the last.</summary>
public static class PageLimits
{
    /// <summary>Without a wish.</summary>
    public const int ItemsDefault = 50;

    /// <summary>A wish beyond this, or below 1, is refused as <c>page.limit</c>.</summary>
    public const int ItemsMax = 100;
}
