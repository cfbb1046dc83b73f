using OrleansCampaigns.Contracts.Campaigns;

namespace OrleansCampaigns.Contracts.EventSourcing;

/// <summary>
/// What somebody wants to happen to one entity. Its name on the wire is its <c>[Alias]</c>: <c>{"type":"publish-chapter", …}</c>.
/// A command names what it creates itself (the sender chooses the id), so that sending it again creates nothing twice.
/// </summary>
[Alias("command")]
public abstract record Command
{
    /// <summary>The entity that decides this command.</summary>
    public abstract EntityRef Target(CampaignId campaign);
}
