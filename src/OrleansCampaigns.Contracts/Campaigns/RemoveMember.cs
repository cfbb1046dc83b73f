using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Ends a membership, of somebody lower in rank or of oneself. A link that the removed member still holds works on: revoke it. Somebody who is no member is left alone.</summary>
/// <param name="User">The member.</param>
/// <remarks>Refused: <c>member.rank</c>, <c>campaign.hand-over-first</c>.</remarks>
[Alias("remove-member"), Requires(Permission.ManageMembers)]
public sealed record RemoveMember(UserId User) : CampaignCommand;
