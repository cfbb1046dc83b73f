using OrleansCampaigns.Contracts.Access;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>Adds a game server or tool as a member.</summary>
/// <param name="User">The service account.</param>
/// <param name="Name">What the table calls it, 1 to 60 characters.</param>
/// <remarks>Refused: <c>member.exists</c>, <c>member.reserved</c>, <c>campaign.full</c> (2,000 members), <c>id.empty</c>, <c>text.*</c>.</remarks>
[Alias("add-service"), Requires(Permission.ManageCampaign)]
public sealed record AddService(
    UserId User,
    string Name) : CampaignCommand;
