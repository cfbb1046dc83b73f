using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Inbox;

/// <summary>How a user wants to be told.</summary>
/// <param name="Times">Quiet hours and summaries.</param>
/// <param name="Wishes">Where they differ from <see cref="InboxDelivery.Push"/>.</param>
[Alias("inbox-settings")]
public sealed record InboxSettings(InboxHours Times, ImmutableArray<InboxWish> Wishes) : Answer;

/// <summary>How a user wants to be told of one kind in one campaign.</summary>
[Alias("inbox-wish")]
public sealed record InboxWish(CampaignId Campaign, InboxKind Kind, InboxDelivery Delivery);
