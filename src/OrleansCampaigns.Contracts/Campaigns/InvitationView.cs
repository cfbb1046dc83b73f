using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>An invitation as game masters see it. It stays listed when it is used up or expired, until it is revoked.</summary>
[GenerateSerializer, Immutable, Alias("invitation-view")]
public sealed record InvitationView(
    [property: Id(0)] Role Role,
    [property: Id(1)] int UsesMax,
    [property: Id(2)] int Uses,
    [property: Id(3)] DateTimeOffset ExpiresAt);
