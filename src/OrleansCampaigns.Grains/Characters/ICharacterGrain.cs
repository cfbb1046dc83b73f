using OrleansCampaigns.Grains.EventSourcing;

namespace OrleansCampaigns.Grains.Characters;

/// <summary>One character, live.</summary>
[GrainInterfaceType("character"), Alias("character")]
public interface ICharacterGrain : IEntityGrain;
