using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Client.Offline;

/// <summary>
/// What an offline store keeps apart: one campaign of one user at one service. Two people on one machine never share a replica or a queue, whatever the
/// application signs in with later.
/// </summary>
/// <param name="Service">A name of the application's choice that stays the same when servers move, for example <c>table.example</c>. 1 to 200 characters.</param>
/// <param name="User">Whose access token the connection presents.</param>
/// <param name="Campaign">The campaign.</param>
public sealed record OfflineScope(string Service, UserId User, CampaignId Campaign)
{
    public const int ServiceCharactersMax = 200;
}
