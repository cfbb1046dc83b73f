using OrleansCampaigns.Contracts.Access;
using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.Sessions;

namespace OrleansCampaigns.OfflineApp;

/// <summary>What one life of the program is to do, as JSON in its only argument.</summary>
/// <param name="Folder">Holds the offline file and the diary over all lives.</param>
/// <param name="Server">The only server.</param>
/// <param name="Token">Of the campaign's owner.</param>
/// <param name="User">The owner.</param>
/// <param name="Campaign">A campaign.</param>
/// <param name="Session">An open session in it.</param>
/// <param name="DieAt">It kills itself at this operation of its store (1, 2 …); 0: never.</param>
/// <param name="Before">Before that operation, or after it and before anybody hears of it.</param>
/// <param name="Finish">Queue one last command, deal with all reports, see the last command's update, and end. Otherwise it goes on until it is killed.</param>
public sealed record AppOrders(string Folder, Uri Server, string Token, UserId User, CampaignId Campaign, SessionId Session, int DieAt, bool Before, bool Finish)
{
    public const int FileInUse = 3;

    public string File => Path.Combine(Folder, "offline.db");

    public string Diary => Path.Combine(Folder, "diary");
}
