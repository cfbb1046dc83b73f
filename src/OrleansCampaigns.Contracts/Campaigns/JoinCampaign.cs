using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Makes the sender a member by an invitation. For somebody who is a member already it changes nothing and uses nothing up.</summary>
/// <param name="Invitation">The invitation that the link holds.</param>
/// <param name="Name">What the table calls the new member, 1 to 60 characters.</param>
/// <remarks>Refused: <c>campaign.unknown</c> (also for an invitation that never was or is revoked), <c>invitation.expired</c>, <c>invitation.used-up</c>, <c>campaign.no-spectators</c>, <c>campaign.full</c> (2,000 members), <c>text.*</c>.</remarks>
[Alias("join-campaign"), Requires(Permission.SignedIn)]
public sealed record JoinCampaign(
    InvitationId Invitation,
    string Name) : CampaignCommand;
