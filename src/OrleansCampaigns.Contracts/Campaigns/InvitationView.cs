using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>An invitation as game masters see it. It stays listed when it is used up or expired, until it is revoked.</summary>
[Alias("invitation-view")]
public sealed record InvitationView(
    Role Role,
    int UsesMax,
    int Uses,
    DateTimeOffset ExpiresAt);
