using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Jobs;

namespace OrleansCampaigns.Grains.Stories;

/// <summary>Which draft is meant.</summary>
/// <param name="Campaign">Of which campaign.</param>
/// <param name="Draft">The job that wrote it.</param>
/// <param name="Variant">From 1.</param>
public readonly record struct DraftName(CampaignId Campaign, JobId Draft, int Variant);
