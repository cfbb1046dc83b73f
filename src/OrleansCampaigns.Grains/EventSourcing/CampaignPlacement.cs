using Orleans.Placement;

namespace OrleansCampaigns.Grains.EventSourcing;

/// <summary>Puts all grains of a campaign on one silo when it can, so that the hops of a command are local calls. Correctness never rests on it.</summary>
[GenerateSerializer, Immutable, Alias("campaign-placement")]
public sealed class CampaignPlacement : PlacementStrategy;

/// <summary>Marks a grain class for <see cref="CampaignPlacement"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CampaignPlacementAttribute() : PlacementAttribute(new CampaignPlacement());
