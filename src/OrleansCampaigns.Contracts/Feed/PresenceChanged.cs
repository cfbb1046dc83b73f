using System.Collections.Immutable;
using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.Feed;

/// <summary>Who is here now; the whole list. Members see it, spectators do not.</summary>
public sealed record PresenceChanged(CampaignId Campaign, ImmutableArray<PresentMember> Here);

/// <summary>A member who follows the campaign now.</summary>
/// <param name="User">Who.</param>
/// <param name="Since">When their first present device came.</param>
/// <param name="Devices">Connections, over all servers.</param>
public sealed record PresentMember(UserId User, DateTimeOffset Since, int Devices);
