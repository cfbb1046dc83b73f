using OrleansCampaigns.Contracts.Campaigns;
using OrleansCampaigns.Contracts.EventSourcing;

namespace OrleansCampaigns.Contracts.Regions;

/// <summary>A command that one region decides.</summary>
[Alias("region-command")]
public abstract record RegionCommand : Command
{
    public required RegionId Region { get; init; }

    public sealed override EntityRef Target(CampaignId campaign) => new(EntityKind.Region, Region.Value);
}
