using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A page of regions.</summary>
/// <param name="Regions">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListRegions.After"/>; null when this is the end.</param>
[Alias("regions-answer")]
public sealed record RegionsAnswer(ImmutableArray<RegionHeading> Regions, RegionId? Next = null) : Answer;
