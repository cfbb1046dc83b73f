using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Feed;
using OrleansCampaigns.Contracts.Inbox;

namespace OrleansCampaigns.Domain.Inbox;

/// <summary>One thing that members of one audience are told because of an event.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Content">What it says, as this audience sees it.</param>
/// <param name="Audience">By which channel the members learned it.</param>
/// <param name="To">The members.</param>
public sealed record Notice(InboxKind Kind, Guid Subject, InboxContent Content, ChannelKind Audience, ImmutableArray<UserId> To);
