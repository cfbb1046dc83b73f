using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Makes a link by which people join. It never gives a role that runs the game: a link gets passed on. <see cref="ChangeRole"/> raises those who joined.</summary>
/// <param name="Invitation">Chosen by the sender; unguessable, because whoever holds it may join.</param>
/// <param name="Role"><see cref="Role.Player"/> or <see cref="Role.Spectator"/>.</param>
/// <param name="UsesMax">How many may join by it, 1 to 1,000.</param>
/// <param name="ExpiresAt">Nobody joins by it from then on. Later than now, by at most 366 days.</param>
/// <remarks>Refused: <c>invitation.exists</c>, <c>invitation.role</c>, <c>invitation.uses</c>, <c>invitation.expiry</c>, <c>invitation.too-many</c> (100 a campaign; revoke old ones), <c>campaign.no-spectators</c>, <c>id.empty</c>.</remarks>
[Alias("invite-members"), Requires(Permission.ManageMembers)]
public sealed record InviteMembers(
    InvitationId Invitation,
    Role Role,
    int UsesMax,
    DateTimeOffset ExpiresAt) : CampaignCommand;
