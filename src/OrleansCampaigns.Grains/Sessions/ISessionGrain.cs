using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Sessions;

/// <summary>One session, live.</summary>
[GrainInterfaceType("session"), Alias("session")]
public interface ISessionGrain : IEntityGrain;
