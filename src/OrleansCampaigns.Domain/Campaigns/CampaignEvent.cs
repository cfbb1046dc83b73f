using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a campaign. The cases of each concern derive from a union of their own: <see cref="MemberEvent"/>, <see cref="ChapterEvent"/> …</summary>
public abstract record CampaignEvent : DomainEvent;

[EventType("campaign-created", 1)]
public sealed record CampaignCreated(string Name, UserId Owner, string OwnerName) : CampaignEvent;

[EventType("campaign-renamed", 1)]
public sealed record CampaignRenamed(string Name) : CampaignEvent;

[EventType("campaign-described", 1)]
public sealed record CampaignDescribed(string Description) : CampaignEvent;

[EventType("campaign-configured", 1)]
public sealed record CampaignConfigured(CampaignSettings Settings) : CampaignEvent;

[EventType("lines-and-veils-drawn", 1)]
public sealed record LinesAndVeilsDrawn(TableSafety Safety) : CampaignEvent;
