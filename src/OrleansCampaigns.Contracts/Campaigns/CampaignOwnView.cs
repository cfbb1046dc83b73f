namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>What one user sees of the campaign's own part beside their main channel.</summary>
[Alias("campaign-own-view")]
public sealed record CampaignOwnView
{
    public static CampaignOwnView Empty { get; } = new();
}
