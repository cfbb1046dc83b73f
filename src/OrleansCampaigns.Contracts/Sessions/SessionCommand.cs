using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Sessions;

/// <summary>A command that one session decides.</summary>
[Alias("session-command")]
public abstract record SessionCommand : Command
{
    public required SessionId Session { get; init; }

    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Session, Session.Value);
}
