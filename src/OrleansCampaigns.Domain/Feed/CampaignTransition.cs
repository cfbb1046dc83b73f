using OrleansCampaigns.Domain.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Feed;

/// <summary>One event with the campaign before and after it.</summary>
/// <param name="Cause">What happened.</param>
/// <param name="Before">The campaign without it.</param>
/// <param name="After">The campaign with it.</param>
public sealed record CampaignTransition(RecordedEvent Cause, CampaignWorld Before, CampaignWorld After);
