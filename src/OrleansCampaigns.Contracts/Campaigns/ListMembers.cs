using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>The members by ascending id.</summary>
/// <param name="After">The last member that the asker has; null for the beginning.</param>
/// <param name="Limit">1 to 100.</param>
/// <remarks>Refused: <c>page.limit</c>. Answered with <see cref="MembersAnswer"/>.</remarks>
[Alias("list-members")]
public sealed record ListMembers(UserId? After = null, int Limit = PageLimits.ItemsDefault) : Query;
