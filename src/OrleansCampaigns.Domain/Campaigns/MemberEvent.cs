using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Domain.EventSourcing;

namespace OrleansCampaigns.Domain.Campaigns;

/// <summary>What can happen to who is a member.</summary>
public abstract record MemberEvent : CampaignEvent;

[EventType("members-invited", 1)]
public sealed record MembersInvited(InvitationId Invitation, Role Role, int UsesMax, DateTimeOffset ExpiresAt) : MemberEvent;

[EventType("invitation-revoked", 1)]
public sealed record InvitationRevoked(InvitationId Invitation) : MemberEvent;

[EventType("member-joined", 1)]
public sealed record MemberJoined(UserId User, string Name, Role Role, InvitationId Invitation) : MemberEvent;

[EventType("service-added", 1)]
public sealed record ServiceAdded(UserId User, string Name) : MemberEvent;

[EventType("member-left", 1)]
public sealed record MemberLeft(UserId User) : MemberEvent;

[EventType("member-removed", 1)]
public sealed record MemberRemoved(UserId User) : MemberEvent;

[EventType("role-changed", 1)]
public sealed record RoleChanged(UserId User, Role Role) : MemberEvent;

/// <summary><paramref name="From"/> is a game master from now on.</summary>
[EventType("campaign-handed-over", 1)]
public sealed record CampaignHandedOver(UserId From, UserId To) : MemberEvent;
