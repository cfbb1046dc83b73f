using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A member as the others see them.</summary>
[GenerateSerializer, Immutable, Alias("member-view")]
public sealed record MemberView([property: Id(0)] UserId User, [property: Id(1)] string Name, [property: Id(2)] Role Role);
