using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Campaigns;

/// <summary>One campaign, live.</summary>
[GrainInterfaceType("campaign"), Alias("campaign")]
public interface ICampaignGrain : IEntityGrain;
