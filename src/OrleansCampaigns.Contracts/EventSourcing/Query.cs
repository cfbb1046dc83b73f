using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// A question about one campaign. Its name on the wire is its <c>[Alias]</c>: <c>{"type":"view-chapter", …}</c>. Answered from the memory of the server
/// that is asked, as the asker may see it; to somebody who is not a member the campaign does not exist (<c>campaign.unknown</c>).
/// </summary>
[Alias("query")]
public abstract record Query
{
    public required CampaignId Campaign { get; init; }
}
