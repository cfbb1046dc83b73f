using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A page of the members.</summary>
/// <param name="Members">At most as many as were asked for.</param>
/// <param name="Next">To be sent as <see cref="ListMembers.After"/>; null when this is the end.</param>
[Alias("members-answer")]
public sealed record MembersAnswer(ImmutableArray<MemberView> Members, UserId? Next = null) : Answer;
