using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A member as the others see them.</summary>
[Alias("member-view")]
public sealed record MemberView(UserId User, string Name, Role Role);
