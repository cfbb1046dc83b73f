using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to a campaign.</summary>
public abstract record CampaignEvent : DomainEvent;

[EventType("campaign-created", 1)]
public sealed record CampaignCreated(string Name, UserId Owner, string OwnerName) : CampaignEvent;

[EventType("chapter-drafted", 1)]
public sealed record ChapterDrafted(ChapterId Chapter, string Title, string Text) : CampaignEvent;

[EventType("chapter-published", 1)]
public sealed record ChapterPublished(ChapterId Chapter) : CampaignEvent;
