using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Regions;

/// <summary>One region, live.</summary>
[GrainInterfaceType("region"), Alias("region")]
public interface IRegionGrain : IEntityGrain;
