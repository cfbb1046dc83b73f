using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Campaigns;

/// <summary>A command that the campaign itself decides: members, chapters, calendar, settings, factions.</summary>
[Alias("campaign-command")]
public abstract record CampaignCommand : Command
{
    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Campaign, campaign.Value);
}
