using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Regions;

/// <summary>What can happen to a region.</summary>
public abstract record RegionEvent : DomainEvent;

[EventType("region-created", 1)]
public sealed record RegionCreated(Contracts.Regions.RegionId Region, string Name) : RegionEvent;
