using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Tests.Consistency;

/// <summary>A <see cref="MistakenRegion"/>, live.</summary>
[GrainInterfaceType("mistaken-region"), Alias("mistaken-region")]
public interface IMistakenGrain : IEntityGrain;
