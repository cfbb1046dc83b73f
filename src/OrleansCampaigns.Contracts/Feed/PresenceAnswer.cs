using System.Collections.Immutable;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>The members who follow the campaign now, over all servers, in the order of their ids.</summary>
[Alias("presence-answer")]
public sealed record PresenceAnswer(ImmutableArray<PresentMember> Here) : Answer;
