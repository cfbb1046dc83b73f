using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Makes an invitation worthless. One that does not exist is left alone.</summary>
/// <param name="Invitation">The invitation.</param>
[Alias("revoke-invitation"), Requires(Permission.ManageMembers)]
public sealed record RevokeInvitation(InvitationId Invitation) : CampaignCommand;
