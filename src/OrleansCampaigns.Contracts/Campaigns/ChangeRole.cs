using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Gives somebody lower in rank a role that is lower still than one's own, or steps down oneself. Changing others takes <see cref="Permission.ManageCampaign"/>.</summary>
/// <param name="User">The member.</param>
/// <param name="Role">Neither <see cref="Role.Owner"/> (<see cref="HandOverCampaign"/>) nor <see cref="Role.Service"/> (<see cref="AddService"/>).</param>
/// <remarks>Refused: <c>access.denied</c>, <c>member.unknown</c>, <c>member.role</c>, <c>member.rank</c>, <c>member.service</c>, <c>campaign.hand-over-first</c>, <c>campaign.no-spectators</c>.</remarks>
[Alias("change-role"), Requires(Permission.Membership)]
public sealed record ChangeRole(
    UserId User,
    Role Role) : CampaignCommand;
